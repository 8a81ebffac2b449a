package dev.migrate.console;

import org.springframework.http.HttpHeaders;

/**
 * What is sent back.
 *
 * @param status the status
 * @param headers the headers
 * @param body the content, which may be empty
 */
record Answer(int status, HttpHeaders headers, String body) {
}
