/**
 * What can go wrong when a revision runs on a database that is in use: one class a rule,
 * each with a safe way to do the same.
 */
@NullMarked
package dev.migrate.lint;

import org.jspecify.annotations.NullMarked;
