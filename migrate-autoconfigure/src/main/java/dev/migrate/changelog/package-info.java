/**
 * Revision files: composing, writing, loading and replaying them.
 */
@NullMarked
package dev.migrate.changelog;

import org.jspecify.annotations.NullMarked;
