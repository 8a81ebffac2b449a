/**
 * Real databases for the tests of every package.
 */
@NullMarked
package dev.migrate.support;

import org.jspecify.annotations.NullMarked;
