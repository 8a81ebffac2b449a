package dev.migrate.rows;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.engine.Engine;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import dev.migrate.schema.UserType;
import org.jspecify.annotations.Nullable;

/**
 * A row that is made up.
 */
final class SampleRow {

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

	private static final Pattern NUMBER = Pattern.compile("(?<![\\w.'])-?\\d+(?![\\w.'])");

	private final Engine engine;

	private final Table table;

	private final TableContents contents;

	private final int number;

	private final boolean sparse;

	SampleRow(Engine engine, Table table, TableContents contents, int number, boolean sparse) {
		this.engine = engine;
		this.table = table;
		this.contents = contents;
		this.number = number;
		this.sparse = sparse;
	}

	/**
	 * SQL that puts it in.
	 */
	String insert(Guess guess) {
		Map<Identifier, String> values = values(guess);
		if (values.isEmpty()) {
			return "insert into " + this.engine.sql(this.table.name()) + " default values";
		}
		return "insert into " + this.engine.sql(this.table.name()) + " ("
				+ values.keySet().stream().map(this.engine::sql).collect(Collectors.joining(", ")) + ") values ("
				+ String.join(", ", values.values()) + ")";
	}

	private Map<Identifier, String> values(Guess guess) {
		Map<Identifier, String> values = new LinkedHashMap<>();
		for (Column column : this.table.columns()) {
			if (column.identity() == null && column.generated() == null && !(this.sparse && column.nullable())) {
				String value = value(column, guess);
				if (value != null) {
					values.put(column.name(), value);
				}
			}
		}
		this.table.foreignKeys().forEach((key) -> values.putAll(referring(key, values)));
		values.values().removeIf("null"::equals);
		return values;
	}

	private Map<Identifier, String> referring(ForeignKey key, Map<Identifier, String> values) {
		Map<Identifier, String> references = new LinkedHashMap<>();
		if (!values.keySet().containsAll(key.columns())) {
			return references;
		}
		List<Map<Identifier, @Nullable String>> targets = this.contents.of(key.referencedTable());
		int place = this.contents.of(this.table.name()).size();
		for (int i = 0; i < key.columns().size(); i++) {
			String target = targets.isEmpty() ? null
					: targets.get(place % targets.size()).get(key.referencedColumns().get(i));
			references.put(key.columns().get(i), (target != null) ? "'" + target.replace("'", "''") + "'" : "null");
		}
		return references;
	}

	private @Nullable String value(Column column, Guess guess) {
		Optional<String> chosen = guess.heedsChecks() ? allowed(column, guess) : Optional.empty();
		if (chosen.isPresent()) {
			return chosen.get();
		}
		for (UserType type : this.contents.schema().types()) {
			if (type instanceof UserType.EnumType values && type.isTypeOf(column.type())
					&& !column.type().endsWith("]")) {
				return "'" + values.values().get(this.number % values.values().size()) + "'";
			}
		}
		boolean key = this.table.primaryKey() != null && this.table.primaryKey().columns().contains(column.name());
		return this.engine.sampleValue(column.type(), key ? -this.number : this.number);
	}

	/**
	 * A value that a check names. It may name the values themselves, or where they begin.
	 */
	private Optional<String> allowed(Column column, Guess guess) {
		String name = column.name().text().toLowerCase(Locale.ROOT);
		Pattern mention = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
		for (CheckConstraint check : this.table.checkConstraints()) {
			if (mention.matcher(check.expression().toLowerCase(Locale.ROOT)).find()) {
				List<String> literals = find(LITERAL, check.expression());
				List<String> numbers = find(NUMBER, LITERAL.matcher(check.expression()).replaceAll(""));
				if (!literals.isEmpty()) {
					return Optional.of(literals.get(this.number % literals.size()));
				}
				if (!numbers.isEmpty()) {
					long first = Long.parseLong(numbers.get(0));
					return Optional.of(Long.toString((guess == Guess.BEHIND) ? first + 1 : first));
				}
			}
		}
		return Optional.empty();
	}

	private static List<String> find(Pattern pattern, String text) {
		return new ArrayList<>(pattern.matcher(text).results().map(MatchResult::group).toList());
	}

	/**
	 * What to make of checks.
	 */
	enum Guess {

		/** They name the values that are allowed. */
		NAMED,

		/** They name what the values have to be greater than. */
		BEHIND,

		/** They have nothing against any value. */
		ANY;

		boolean heedsChecks() {
			return this != ANY;
		}

	}

}
