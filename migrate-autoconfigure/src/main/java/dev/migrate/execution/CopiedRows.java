package dev.migrate.execution;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;
import dev.migrate.engine.Engine;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.jspecify.annotations.Nullable;

/**
 * What a table that is built anew asks of the rows that are copied into it, beyond what
 * the old one saw to. Values can be looked at before that are copied as they are, or
 * filled with what is the same for all rows.
 */
final class CopiedRows {

	private static final Pattern CREATE = SqlSyntax.pattern("create table " + SqlSyntax.TABLE + " ?\\(.*");

	private static final Pattern COPY = SqlSyntax
		.pattern("insert into " + SqlSyntax.TABLE + " ?\\(([^()]*)\\) select (.*) from " + SqlSyntax.TABLE);

	private static final Pattern FILLED = SqlSyntax
		.pattern("(?:coalesce\\((" + SqlSyntax.NAME + "), )?(" + PlannedValues.CONSTANT + ")\\)?");

	private final LiveTypes live;

	private final PlannedValues values;

	private final Map<String, String> created = new HashMap<>();

	CopiedRows(LiveTypes live, PlannedValues values) {
		this.live = live;
		this.values = values;
	}

	/**
	 * What the next statement of a plan asks.
	 */
	List<RowDemand> of(String text) throws SQLException {
		String statement = SqlEffectReader.plain(text);
		Matcher create = CREATE.matcher(statement);
		if (create.matches()) {
			this.created.put(LiveNames.word(create.group(1)), statement);
			return List.of();
		}
		Matcher copy = COPY.matcher(statement);
		String definition = copy.matches() ? this.created.get(LiveNames.word(copy.group(1))) : null;
		Engine engine = (definition != null) ? this.live.engine() : null;
		if (definition == null || engine == null) {
			return List.of();
		}
		Optional<Table> wanted = engine.rebuilding().flatMap((rebuilding) -> rebuilding.createdTable(definition));
		Table before = this.live.table(copy.group(4));
		return (wanted.isEmpty() || before == null) ? List.of()
				: new Copy(engine, before, wanted.get(), copy.group(4), sources(copy)).demands();
	}

	/**
	 * The columns by those that they are copied into, as they stand in the statement.
	 * Those that are filled on the way stand for themselves.
	 */
	private Map<String, String> sources(Matcher copy) throws SQLException {
		List<String> targets = SqlText.split(copy.group(2));
		List<String> values = SqlText.split(copy.group(3));
		Map<String, String> sources = new LinkedHashMap<>();
		for (int i = 0; i < targets.size() && targets.size() == values.size(); i++) {
			if (values.get(i).matches(SqlSyntax.NAME)) {
				sources.put(LiveNames.word(targets.get(i)), values.get(i));
				continue;
			}
			Matcher filled = FILLED.matcher(values.get(i));
			if (filled.matches() && this.values.fill(copy.group(4),
					(filled.group(1) != null) ? filled.group(1) : targets.get(i), filled.group(2))) {
				sources.put(LiveNames.word(targets.get(i)),
						(filled.group(1) != null) ? filled.group(1) : targets.get(i));
			}
		}
		return sources;
	}

	/**
	 * One table that takes the place of another.
	 *
	 * @param source the name under which the other one is found, as it stands in the
	 * statement
	 * @param sources the columns by those that they are copied into
	 */
	private record Copy(Engine engine, Table before, Table after, String source, Map<String, String> sources) {

		List<RowDemand> demands() {
			List<RowDemand> demands = new ArrayList<>();
			for (Column column : this.after.columns()) {
				String from = source(column.name());
				if (from != null && !column.nullable() && isOptional(from)) {
					demands.add(new RowDemand.Value(this.source, from));
				}
			}
			PrimaryKey key = this.after.primaryKey();
			if (key != null && (this.before.primaryKey() == null
					|| !this.before.primaryKey().columns().equals(key.columns()))) {
				addUnique(demands, key.columns());
			}
			for (UniqueConstraint unique : this.after.uniqueConstraints()) {
				if (this.before.uniqueConstraints()
					.stream()
					.noneMatch((former) -> former.columns().equals(unique.columns()))) {
					addUnique(demands, unique.columns());
				}
			}
			this.after.foreignKeys().forEach((reference) -> addReference(demands, reference));
			this.after.checkConstraints().forEach((check) -> addCondition(demands, check));
			return demands;
		}

		private boolean isOptional(String column) {
			return this.before.columns()
				.stream()
				.anyMatch(
						(former) -> former.name().text().equalsIgnoreCase(LiveNames.word(column)) && former.nullable());
		}

		private void addUnique(List<RowDemand> demands, List<Identifier> columns) {
			List<String> sources = sources(columns);
			if (sources != null) {
				demands.add(new RowDemand.Unique(this.source, sources));
			}
		}

		private void addReference(List<RowDemand> demands, ForeignKey key) {
			List<String> sources = sources(key.columns());
			boolean known = this.before.foreignKeys()
				.stream()
				.anyMatch((former) -> former.columns().equals(key.columns())
						&& former.referencedTable().equals(key.referencedTable())
						&& former.referencedColumns().equals(key.referencedColumns()));
			if (sources != null && !known && !key.referencedTable().equals(this.after.name())) {
				demands.add(new RowDemand.Reference(this.source, sources, this.engine.sql(key.referencedTable()),
						key.referencedColumns().stream().map(this.engine::sql).toList()));
			}
		}

		/** What it says of columns it says by their new names. */
		private void addCondition(List<RowDemand> demands, CheckConstraint check) {
			String words = check.expression().toLowerCase(Locale.ROOT);
			boolean sameNames = this.after.columns()
				.stream()
				.map((column) -> LiveNames.word(column.name().text()))
				.allMatch((name) -> !words.contains(name) || name.equals(copiedFrom(name)));
			boolean known = this.before.checkConstraints()
				.stream()
				.anyMatch((former) -> former.expression().equals(check.expression()));
			if (sameNames && !known) {
				demands.add(new RowDemand.Condition(this.source, check.expression()));
			}
		}

		private @Nullable String copiedFrom(String name) {
			String source = this.sources.get(name);
			return (source != null) ? LiveNames.word(source) : null;
		}

		private @Nullable String source(Identifier column) {
			return this.sources.get(LiveNames.word(column.text()));
		}

		private @Nullable List<String> sources(List<Identifier> columns) {
			List<String> sources = new ArrayList<>();
			for (Identifier column : columns) {
				String source = source(column);
				if (source == null) {
					return null;
				}
				sources.add(source);
			}
			return sources;
		}

	}

}
