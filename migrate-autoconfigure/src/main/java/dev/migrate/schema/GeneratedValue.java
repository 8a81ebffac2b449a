package dev.migrate.schema;

/**
 * How the engine computes a generated column.
 *
 * @param expression the expression in the engine's normal spelling
 * @param stored whether the value is stored rather than computed on reading
 */
public record GeneratedValue(String expression, boolean stored) {
}
