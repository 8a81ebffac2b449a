/**
 * Takes the difference between two schemas and puts it in an order that can run.
 */
@NullMarked
package dev.migrate.diff;

import org.jspecify.annotations.NullMarked;
