/**
 * What starts cost, beside Liquibase alone and Flyway.
 */
package dev.migrate.benchmarks;
