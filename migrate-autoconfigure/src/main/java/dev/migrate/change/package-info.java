/**
 * The steps that lead from one schema to another, each a value that describes itself and
 * knows its way back.
 */
@NullMarked
package dev.migrate.change;

import org.jspecify.annotations.NullMarked;
