/**
 * An entity in a schema that it names itself.
 */
@NullUnmarked
package dev.migrate.model.schemas;

import org.jspecify.annotations.NullUnmarked;
