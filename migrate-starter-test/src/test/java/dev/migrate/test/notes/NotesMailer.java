package dev.migrate.test.notes;

import org.springframework.stereotype.Component;

/**
 * What no test of migrations has use for.
 */
@Component
public class NotesMailer {

}
