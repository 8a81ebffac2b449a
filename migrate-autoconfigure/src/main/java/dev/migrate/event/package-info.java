/**
 * What a run publishes to the application while it runs.
 */
@NullMarked
package dev.migrate.event;

import org.jspecify.annotations.NullMarked;
