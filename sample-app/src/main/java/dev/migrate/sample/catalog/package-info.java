/**
 * What is on sale.
 */
package dev.migrate.sample.catalog;
