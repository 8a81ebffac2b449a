/**
 * The application as its own command line.
 */
@NullMarked
package dev.migrate.cli;

import org.jspecify.annotations.NullMarked;
