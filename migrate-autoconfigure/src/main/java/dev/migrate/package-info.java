/**
 * The front door: {@link dev.migrate.MigrationService}, its requests and its results.
 */
@NullMarked
package dev.migrate;

import org.jspecify.annotations.NullMarked;
