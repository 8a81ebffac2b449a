/**
 * Reads the schema that the entities need; the only home of Hibernate.
 */
@NullMarked
package dev.migrate.model;

import org.jspecify.annotations.NullMarked;
