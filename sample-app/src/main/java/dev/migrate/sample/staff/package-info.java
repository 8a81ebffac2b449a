/**
 * What only those who work here may see, and how they log in.
 */
package dev.migrate.sample.staff;
