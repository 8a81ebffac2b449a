/**
 * Who buys, and who runs the shop.
 */
package dev.migrate.sample.user;
