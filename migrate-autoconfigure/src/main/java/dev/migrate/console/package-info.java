/**
 * The pages on which people look at their databases, and in development write revisions.
 */
@NullMarked
package dev.migrate.console;

import org.jspecify.annotations.NullMarked;
