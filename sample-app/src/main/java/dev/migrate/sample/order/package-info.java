/**
 * What was bought.
 */
package dev.migrate.sample.order;
