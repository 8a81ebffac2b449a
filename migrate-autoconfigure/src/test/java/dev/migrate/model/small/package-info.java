/**
 * A single entity.
 */
@NullUnmarked
package dev.migrate.model.small;

import org.jspecify.annotations.NullUnmarked;
