package dev.migrate.changelog;

/**
 * What a file holds, in the words in which a jar's directory tells it of its files.
 *
 * @param checksum the CRC of its bytes
 * @param size their number
 */
record FileContent(long checksum, long size) {
}
