package dev.migrate.changelog;

import java.nio.file.Path;

/**
 * A revision that is composed but not written.
 *
 * @param id its id
 * @param path where the class path will have it, as the history will name it
 * @param file where it is to be written
 * @param content the file's text
 */
public record RevisionDraft(String id, String path, Path file, String content) {
}
