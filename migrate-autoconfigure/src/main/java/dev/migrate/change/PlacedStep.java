package dev.migrate.change;

import dev.migrate.schema.Schema;

/**
 * A step, and the schema that it meets.
 *
 * @param step the step
 * @param before the schema when it runs, as far as the changelog tells
 */
public record PlacedStep(Step step, Schema before) {
}
