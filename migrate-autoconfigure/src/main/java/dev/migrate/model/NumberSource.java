package dev.migrate.model;

import org.jspecify.annotations.Nullable;

/**
 * What hands out the keys of a table.
 *
 * @param name the name of the sequence, or of the table that hands out numbers
 * @param table the table whose keys they are
 * @param column its key
 * @param increment how many numbers are taken at once
 * @param sql a statement that lets a table that hands out numbers go on after the keys
 * that are there, or null for a sequence
 */
public record NumberSource(String name, String table, String column, long increment, @Nullable String sql) {
}
