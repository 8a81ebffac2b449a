/**
 * What PostgreSQL can hold and H2 cannot: an embeddable in a single column, a named enum.
 */
@NullUnmarked
package dev.migrate.model.aggregate;

import org.jspecify.annotations.NullUnmarked;
