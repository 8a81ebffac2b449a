package dev.migrate.lint;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterType;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.UserType;

/**
 * Values that are taken away, moved or put between others change what rows mean.
 */
final class ChangingEnumValues extends StepRule {

	ChangingEnumValues() {
		super("changing-enum-values");
	}

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

	@Override
	protected void check(LintSite site, LintReport report) {
		SchemaChange change = site.change();
		if (change instanceof AlterColumnType alter && alter.before().type().startsWith("enum(")
				&& alter.after().type().startsWith("enum(") && !report.isNew(alter.table())) {
			boolean moves = report.isLarge(alter.table())
					&& report.engine().rewritesForType(alter.before().type(), alter.after().type());
			compare(site, report, SchemaObject.of(alter.table(), alter.after().name()), values(alter.before().type()),
					values(alter.after().type()), moves);
		}
		if (change instanceof AlterType alter && alter.before() instanceof UserType.EnumType before
				&& alter.after() instanceof UserType.EnumType after) {
			compare(site, report, before.name().toString(), before.values(), after.values(), true);
		}
	}

	private void compare(LintSite site, LintReport report, String object, List<String> before, List<String> after,
			boolean moves) {
		boolean appended = after.size() >= before.size() && after.subList(0, before.size()).equals(before);
		List<String> gone = before.stream().filter((value) -> !after.contains(value)).toList();
		if (!appended && (moves || !gone.isEmpty())) {
			report.add(this, site, object, gone.isEmpty()
					? "The values get other places, by which they are kept and compared: every row is written anew."
					: "Rows with " + String.join(", ", gone) + ", and instances that still write it, fail.",
					"# Put new values behind the others: " + String.join(", ", appended(before, after))
							+ "\n# Take one away once no row has it and nobody writes it.");
		}
	}

	private static List<String> appended(List<String> before, List<String> after) {
		return Stream.concat(before.stream(), after.stream().filter((value) -> !before.contains(value))).toList();
	}

	private static List<String> values(String type) {
		return VALUE.matcher(type).results().map(MatchResult::group).toList();
	}

}
