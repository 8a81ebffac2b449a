/**
 * Runs revisions and tells which ones have run.
 */
@NullMarked
package dev.migrate.execution;

import org.jspecify.annotations.NullMarked;
