package dev.migrate.changelog;

/**
 * What the interpretation of a change set works with.
 *
 * @param state the schema so far
 * @param dialect how Liquibase reads for the engine
 * @param names reads the names of the change set
 */
record ChangeContext(SchemaState state, LiquibaseDialect dialect, ChangedNames names) {
}
