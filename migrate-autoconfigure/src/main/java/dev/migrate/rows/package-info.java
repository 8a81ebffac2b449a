/**
 * Rows that tell whether a revision keeps what it should: making them up, putting them
 * in, and finding out what has become of them.
 */
@NullMarked
package dev.migrate.rows;

import org.jspecify.annotations.NullMarked;
