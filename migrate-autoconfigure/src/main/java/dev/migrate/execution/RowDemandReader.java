package dev.migrate.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what statements ask of rows, in the forms in which Liquibase and the engines
 * write them.
 */
final class RowDemandReader {

	private static final String TABLE = SqlSyntax.TABLE;

	private static final String NAME = SqlSyntax.NAME;

	private static final String COLUMNS = "\\(([^()]+)\\)";

	private static final String ADD = "alter table " + TABLE + " add (?:constraint " + NAME + " )?";

	private static final Pattern SET_NOT_NULL = SqlSyntax
		.pattern("alter table " + TABLE + " alter (?:column )?(" + NAME + ") set not null");

	private static final Pattern MODIFY = SqlSyntax
		.pattern("alter table " + TABLE + " modify (?:column )?(" + NAME + ") (.*)");

	private static final Pattern CHANGE_TYPE = SqlSyntax.pattern("alter table " + TABLE + " alter (?:column )?(" + NAME
			+ ") (?:(?:set data )?type )?(?!(?:set|drop|add|restart|rename|generated|start)\\b)(.*)");

	private static final Pattern UNIQUE = SqlSyntax.pattern(ADD + "(unique|primary key) ?" + COLUMNS + ".*");

	private static final Pattern UNIQUE_INDEX = SqlSyntax
		.pattern("create unique (?:[a-z]+ )*index (?:" + NAME + " )?on " + TABLE + " ?" + COLUMNS);

	private static final Pattern FOREIGN_KEY = SqlSyntax
		.pattern(ADD + "foreign key (?:" + NAME + " )?" + COLUMNS + " references " + TABLE + " ?" + COLUMNS + ".*");

	private static final Pattern CHECK = SqlSyntax.pattern(ADD + "check ?\\((.*)\\)");

	private static final Pattern AFTER_TYPE = SqlSyntax.pattern(
			" (?:using|not null|null|default|comment|auto_increment|generated|collate|character set|first|after)\\b.*");

	/** Whoever says it knows what times become that get a zone or lose it. */
	private static final Pattern SAYS_ZONE = SqlSyntax.pattern(".* using .* at time zone .*");

	private static final Pattern NOT_NULL = SqlSyntax.pattern(".* not null\\b.*");

	private RowDemandReader() {
	}

	static List<RowDemand> read(String text) {
		String statement = SqlEffectReader.plain(text);
		Matcher notNull = SET_NOT_NULL.matcher(statement);
		if (notNull.matches()) {
			return List.of(new RowDemand.Value(notNull.group(1), notNull.group(2)));
		}
		Matcher modify = MODIFY.matcher(statement);
		if (modify.matches()) {
			return redefined(modify.group(1), modify.group(2), modify.group(3));
		}
		Matcher unique = UNIQUE.matcher(statement);
		if (unique.matches()) {
			return unique(unique.group(1), columns(unique.group(3)), !unique.group(2).equalsIgnoreCase("unique"));
		}
		Matcher index = UNIQUE_INDEX.matcher(statement);
		if (index.matches()) {
			return unique(index.group(1), columns(index.group(2)), false);
		}
		Matcher key = FOREIGN_KEY.matcher(statement);
		if (key.matches()) {
			return List
				.of(new RowDemand.Reference(key.group(1), columns(key.group(2)), key.group(3), columns(key.group(4))));
		}
		Matcher check = CHECK.matcher(statement);
		if (check.matches()) {
			return List.of(new RowDemand.Condition(check.group(1), check.group(2)));
		}
		Matcher type = CHANGE_TYPE.matcher(statement);
		return type.matches() ? redefined(type.group(1), type.group(2), type.group(3)) : List.of();
	}

	private static List<RowDemand> redefined(String table, String column, String definition) {
		List<RowDemand> demands = new ArrayList<>();
		if (NOT_NULL.matcher(definition).matches()) {
			demands.add(new RowDemand.Value(table, column));
		}
		if (!SAYS_ZONE.matcher(definition).matches()) {
			demands.add(new RowDemand.Fit(table, column, type(definition)));
		}
		return demands;
	}

	/**
	 * The type at the beginning of a column's definition.
	 */
	static String type(String definition) {
		return AFTER_TYPE.matcher(" " + definition).replaceFirst("").strip();
	}

	private static List<RowDemand> unique(String table, List<String> columns, boolean key) {
		List<RowDemand> demands = new ArrayList<>();
		if (key) {
			columns.forEach((column) -> demands.add(new RowDemand.Value(table, column)));
		}
		demands.add(new RowDemand.Unique(table, columns));
		return demands;
	}

	private static List<String> columns(String list) {
		return Arrays.stream(list.split(","))
			.map((column) -> column.strip().replaceFirst("(?i) (?:asc|desc)$", ""))
			.toList();
	}

}
