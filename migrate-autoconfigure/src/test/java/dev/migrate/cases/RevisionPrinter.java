package dev.migrate.cases;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerateResult;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.support.TestDatabases;

import org.springframework.util.FileSystemUtils;

/**
 * Prints the revisions of the {@link Shop}'s history, written on H2 for all engines,
 * without the time at which they were written: for a JVM with settings of its own.
 */
final class RevisionPrinter {

	static final List<String> TARGETS = List.of("h2", "postgresql", "mariadb", "hsqldb", "sqlite");

	private RevisionPrinter() {
	}

	public static void main(String[] args) throws Exception {
		PrintStream out = System.out;
		System.setOut(System.err);
		out.write(print().getBytes(StandardCharsets.UTF_8));
		out.flush();
		System.exit(0);
	}

	static String print() throws Exception {
		Path module = Files.createTempDirectory("printer");
		StringBuilder printed = new StringBuilder();
		try {
			DataSource database = TestDatabases.create("h2");
			GenerationSettings settings = new GenerationSettings(TARGETS, Reference.CHANGELOG, Map.of());
			for (Shop.Step step : Shop.history()) {
				GenerateResult generated = step.version().service(database, module, settings, (service) -> {
					GenerateResult result = service.generate(step.request());
					service.migrate(MigrateRequest.head());
					return result;
				});
				printed.append(withoutTime(generated.content()));
			}
		}
		finally {
			FileSystemUtils.deleteRecursively(module);
		}
		return printed.toString();
	}

	static String withoutTime(String revision) {
		return revision.replaceAll("\\d{8}_\\d{6}\\w*", "TIME")
			.replaceAll("(?m)^# .*\\d{4}-\\d\\d-\\d\\dT.*$", "# TIME");
	}

}
