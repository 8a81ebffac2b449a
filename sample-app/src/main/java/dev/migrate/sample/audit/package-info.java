/**
 * Who did what, and when.
 */
package dev.migrate.sample.audit;
