package dev.migrate.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A line for each case that has been played, in the file that the system property
 * {@code cases.tally} names: the test JVMs of a build write to the same one.
 */
final class CaseTally {

	private CaseTally() {
	}

	static void add(String engine, String outcome) {
		String file = System.getProperty("cases.tally");
		if (file != null) {
			try {
				Files.createDirectories(Path.of(file).getParent());
				Files.writeString(Path.of(file), engine + ": " + outcome + "\n", StandardOpenOption.CREATE,
						StandardOpenOption.APPEND);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
