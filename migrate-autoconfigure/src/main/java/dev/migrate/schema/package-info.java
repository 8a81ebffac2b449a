/**
 * Values that describe a database schema, whatever engine it lives in.
 */
@NullMarked
package dev.migrate.schema;

import org.jspecify.annotations.NullMarked;
