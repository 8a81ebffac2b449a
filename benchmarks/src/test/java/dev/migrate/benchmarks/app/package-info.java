/**
 * The application that is started.
 */
package dev.migrate.benchmarks.app;
