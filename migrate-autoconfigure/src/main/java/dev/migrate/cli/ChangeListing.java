package dev.migrate.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.change.SchemaChange;

/**
 * Shows changes one per line, as {@code + Add column phone to users}.
 */
final class ChangeListing {

	private ChangeListing() {
	}

	static void print(CommandSession session, List<SchemaChange> changes) {
		for (SchemaChange change : changes) {
			session.print("    " + session.masked(line(change, session.palette())), 6);
		}
	}

	/**
	 * Says which rows or values are lost.
	 */
	static void warn(CommandSession session, List<SchemaChange> changes) {
		for (SchemaChange change : changes) {
			change.loses()
				.ifPresent((loss) -> session.hint(session.palette().yellow("warning:") + " "
						+ session.masked(change.describe()) + ": loses " + loss, 4));
		}
	}

	static List<Map<String, Object>> json(CommandSession session, List<SchemaChange> changes) {
		return changes.stream().map((change) -> {
			Map<String, Object> json = new LinkedHashMap<>();
			json.put("sign", String.valueOf(change.sign().symbol()));
			json.put("description", session.masked(change.describe()));
			json.put("destructive", change.destructive());
			change.loses().ifPresent((loss) -> json.put("loses", loss));
			return json;
		}).toList();
	}

	private static String line(SchemaChange change, Palette palette) {
		String line = change.sign().symbol() + " " + change.describe();
		return switch (change.sign()) {
			case ADD -> palette.green(line);
			case REMOVE -> palette.red(line);
			case ALTER -> palette.yellow(line);
		};
	}

}
