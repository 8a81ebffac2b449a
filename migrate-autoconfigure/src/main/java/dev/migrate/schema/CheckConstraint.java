package dev.migrate.schema;

/**
 * A check constraint of a table or of one of its columns.
 *
 * @param name its name
 * @param expression the condition in the engine's normal spelling, without the
 * surrounding parentheses
 */
public record CheckConstraint(ObjectName name, String expression) {
}
