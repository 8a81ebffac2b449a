/**
 * Companies that the shop works with.
 */
package dev.migrate.sample.partner;
