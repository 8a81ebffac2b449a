/**
 * The application's source tree beyond its revisions: launcher scripts, configuration
 * files.
 */
@NullMarked
package dev.migrate.project;

import org.jspecify.annotations.NullMarked;
