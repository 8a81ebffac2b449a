/**
 * A small shop that shows a schema following its entities.
 */
package dev.migrate.sample;
