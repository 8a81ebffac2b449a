/**
 * Failures that a user can cause: what happened and what to do about it.
 */
@NullMarked
package dev.migrate.failure;

import org.jspecify.annotations.NullMarked;
