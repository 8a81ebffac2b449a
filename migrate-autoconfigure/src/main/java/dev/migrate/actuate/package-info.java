/**
 * The migrations endpoint.
 */
@NullMarked
package dev.migrate.actuate;

import org.jspecify.annotations.NullMarked;
