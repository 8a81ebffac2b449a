/**
 * What customers may ask about, found by what it means.
 */
package dev.migrate.sample.document;
