/**
 * Entities that between them use what JPA and Hibernate offer to shape a schema.
 */
@NullUnmarked
package dev.migrate.model.rich;

import org.jspecify.annotations.NullUnmarked;
