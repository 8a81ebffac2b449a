/**
 * No entity at all.
 */
@NullMarked
package dev.migrate.model.empty;

import org.jspecify.annotations.NullMarked;
