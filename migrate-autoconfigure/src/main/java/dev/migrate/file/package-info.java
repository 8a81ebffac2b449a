/**
 * How files are written that somebody else may be about to read or to write.
 */
@NullMarked
package dev.migrate.file;

import org.jspecify.annotations.NullMarked;
