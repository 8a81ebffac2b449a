/**
 * What an application says about its migrations in its own tests.
 */
@NullMarked
package dev.migrate.test;

import org.jspecify.annotations.NullMarked;
