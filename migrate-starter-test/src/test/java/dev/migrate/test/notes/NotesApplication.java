package dev.migrate.test.notes;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * The application.
 */
@SpringBootApplication
public class NotesApplication {

}
