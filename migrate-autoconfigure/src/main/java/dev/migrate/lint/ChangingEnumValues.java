package dev.migrate.lint;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterType;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.UserType;

/**
 * Values that are taken away, moved or put between others change what rows mean. Where an
 * enum is a text or a number, the check of its column says which there are.
 */
final class ChangingEnumValues extends StepRule {

	private static final Pattern VALUE = Pattern.compile("'(?:[^']|'')*'");

	private static final Pattern RANGE = Pattern.compile("(?i)\\bbetween\\s+(\\d{1,4})\\s+and\\s+(\\d{1,4})\\b"
			+ "|>=\\s*(\\d{1,4})\\)?\\s+and\\s.*<=\\s*(\\d{1,4})\\b");

	private static final Pattern NAME = Pattern.compile("[A-Za-z_][\\w$]*|\"[^\"]+\"|`[^`]+`");

	ChangingEnumValues() {
		super("changing-enum-values");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		SchemaChange change = site.change();
		if (change instanceof AlterColumnType alter && alter.before().type().startsWith("enum(")
				&& alter.after().type().startsWith("enum(") && !report.isNew(alter.table())) {
			boolean moves = report.isLarge(alter.table())
					&& report.engine().rewritesForType(alter.before().type(), alter.after().type());
			EnumValues values = new EnumValues(values(alter.before().type()), values(alter.after().type()));
			report(site, report, SchemaObject.of(alter.table(), alter.after().name()), values, moves,
					new EnumRewrite(site, report, values).ofColumn(alter));
		}
		if (change instanceof AlterType alter && alter.before() instanceof UserType.EnumType before
				&& alter.after() instanceof UserType.EnumType after) {
			EnumValues values = new EnumValues(before.values(), after.values());
			report(site, report, before.name().toString(), values, true,
					new EnumRewrite(site, report, values).ofType(before));
		}
		if (change instanceof AddCheckConstraint add && !report.isNew(add.table())) {
			former(site, add).ifPresent((dropped) -> {
				EnumValues values = new EnumValues(values(dropped.check().expression()),
						values(add.check().expression()));
				report(site, report, add.table() + "." + subject(add.check().expression()), values, false,
						new EnumRewrite(site, report, values).ofCheck(add, dropped, subject(add.check().expression())));
			});
		}
	}

	private void report(LintSite site, LintReport report, String object, EnumValues values, boolean moves,
			String rewrite) {
		if (!values.appended() && (moves || !values.gone().isEmpty())) {
			report.add(this, site, object, values.gone().isEmpty()
					? "The values get other places, by which they are kept and compared: every row is written anew."
					: "Rows with " + String.join(", ", values.gone()) + ", and instances that still write "
							+ ((values.gone().size() == 1) ? "it" : "them") + ", fail.",
					rewrite);
		}
	}

	/**
	 * The check in whose place another one comes: it was about the same column.
	 */
	private static Optional<DropCheckConstraint> former(LintSite site, AddCheckConstraint add) {
		DropCheckConstraint former = null;
		for (LintedChangeSet changeSet : site.revision().changeSets()) {
			for (PlacedStep placed : changeSet.steps()) {
				if (placed.equals(site.step())) {
					return Optional.ofNullable(former);
				}
				if (placed.step() instanceof Step.Structure structure
						&& structure.change() instanceof DropCheckConstraint drop && drop.table().equals(add.table())
						&& subject(drop.check().expression()).equals(subject(add.check().expression()))) {
					former = drop;
				}
			}
		}
		return Optional.empty();
	}

	/** The first name that is none of a function. */
	private static String subject(String expression) {
		Matcher names = NAME.matcher(VALUE.matcher(expression).replaceAll(""));
		while (names.find()) {
			if (!names.group().equalsIgnoreCase("cast")) {
				return names.group();
			}
		}
		return "";
	}

	private static List<String> values(String type) {
		List<String> texts = VALUE.matcher(type).results().map(MatchResult::group).toList();
		Matcher range = RANGE.matcher(type);
		if (!texts.isEmpty() || !range.find()) {
			return texts;
		}
		int group = (range.group(1) != null) ? 1 : 3;
		return IntStream.rangeClosed(Integer.parseInt(range.group(group)), Integer.parseInt(range.group(group + 1)))
			.mapToObj(String::valueOf)
			.toList();
	}

}
