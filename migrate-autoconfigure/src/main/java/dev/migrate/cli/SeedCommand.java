package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.SeedResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code migrate seed}: puts in the rows that an application begins with.
 */
@Command(name = "seed",
		description = { "Put in the rows that the application begins with, and leave alone those that are there.",
				"Files db/seed/*.sql and db/seed/*.csv in the order of their names, then beans of type Seeder." },
		footer = "  java -jar app.jar migrate seed")
class SeedCommand extends AbstractCommand {

	@Option(names = "--json", description = "Print JSON.")
	boolean json;

	SeedCommand(CommandSession session) {
		super(session);
	}

	@Override
	public Integer call() {
		SeedResult result = this.session.service().seed();
		if (this.json) {
			this.session.print(Map.of("seeded", json(result)));
		}
		else {
			print(this.session, result);
		}
		if (result.sources().isEmpty()) {
			this.session.hint("Put files into src/main/resources/db/seed: 01_users.csv with the columns in its first "
					+ "line, or 02_more.sql; or declare a bean of type dev.migrate.Seeder.");
		}
		return ExitCode.DONE;
	}

	static void print(CommandSession session, SeedResult result) {
		session.print("Seeding:");
		result.sources().forEach((source) -> session.print("  " + source.name() + "... " + source.done()));
		if (result.sources().isEmpty()) {
			session.print("  Nothing to seed.");
		}
	}

	static List<Map<String, Object>> json(SeedResult result) {
		return result.sources().stream().map((source) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("name", source.name());
			json.put("done", source.done());
			return json;
		}).toList();
	}

}
