/**
 * An entity for which Hibernate writes a statement that no engine accepts.
 */
@NullUnmarked
package dev.migrate.model.refused;

import org.jspecify.annotations.NullUnmarked;
