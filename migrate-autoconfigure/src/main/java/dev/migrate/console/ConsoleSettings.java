package dev.migrate.console;

import java.util.List;

import dev.migrate.failure.MigrationException;

/**
 * How the console is served.
 *
 * @param path where it is, below the application's own path: {@code /migrations}
 * @param roles of which roles somebody has to have one, where Spring Security is there;
 * {@code *} admits whoever is signed in
 * @param secured whether Spring Security guards the application
 * @param writing whether revisions may be written
 * @param diagrams whether what lays out diagrams is on the class path
 */
public record ConsoleSettings(String path, List<String> roles, boolean secured, boolean writing, boolean diagrams) {

	public ConsoleSettings {
		path = "/" + path.strip().replaceAll("^/+|/+$", "");
		if (path.equals("/")) {
			throw new MigrationException("The console would take the place of the whole application.",
					"Set app.migrate.console.path to an address below it, such as /migrations.");
		}
		roles = List.copyOf(roles);
	}

}
