/**
 * Rows that an application begins with: reading them from files and putting them where
 * they are missing.
 */
@NullMarked
package dev.migrate.seed;

import org.jspecify.annotations.NullMarked;
