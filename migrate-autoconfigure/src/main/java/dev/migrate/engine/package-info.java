/**
 * What differs per database engine, one class each: catalog queries, shadows and the SQL
 * that Liquibase has no change for.
 */
@NullMarked
package dev.migrate.engine;

import org.jspecify.annotations.NullMarked;
