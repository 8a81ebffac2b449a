/**
 * An application that tests its migrations.
 */
@NullMarked
package dev.migrate.test.notes;

import org.jspecify.annotations.NullMarked;
