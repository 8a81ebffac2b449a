package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;

import static dev.migrate.execution.SqlSyntax.NAME;
import static dev.migrate.execution.SqlSyntax.TABLE;
import static dev.migrate.execution.SqlSyntax.beside;
import static dev.migrate.execution.SqlSyntax.last;
import static dev.migrate.execution.SqlSyntax.pattern;

/**
 * Reads what {@code alter table} does to the rows and names of a table.
 *
 * @param table the table as the statement names it
 * @param statement the whole statement
 */
record TableAlterations(String table, String statement) {

	private static final String COLUMN = "(" + NAME + ")";

	private static final Pattern HARMLESS_ALTERATION = pattern(
			"(?:add\\b.*|drop (?:constraint|primary key|foreign key|check|unique)\\b.*"
					+ "|drop (?:index|key) (?:if exists )?(?!cascade\\b|restrict\\b)" + NAME + ".*"
					+ "|(?:alter|modify) (?:column )?" + NAME
					+ " (?:set|drop) (?:not null|null|default|identity|expression|generated|statistics|storage|comment|on null|invisible|visible|start|increment|minvalue|maxvalue|cycle|cache|no)\\b.*"
					+ "|alter (?:column )?" + NAME
					+ " (?:add generated|restart)\\b.*|rename constraint .*|alter constraint .*|validate constraint .*"
					+ "|(?:owner to|enable|disable|comment) .*|comment\\s*=.*)");

	/** MariaDB's: a row that is there twice goes without a word. */
	private static final Pattern IGNORING = pattern("alter (?:online |offline )*ignore\\b");

	private static final Pattern UNIQUE = pattern("add .*\\b(?:unique|primary key)\\b.*");

	private static final Pattern HISTORY = pattern("drop system versioning");

	private static final Pattern RENAME = pattern("rename (?:(?:to|as) )?" + TABLE);

	private static final Pattern RENAME_AMONG_OTHERS = pattern("rename (?:to|as|=) ?" + TABLE);

	private static final Pattern SET_SCHEMA = pattern("set schema (" + NAME + ")");

	private static final Pattern DROP_SEVERAL = pattern(
			"drop (?:column )?(?:if exists )?\\(?(" + NAME + "(?:\\s*,\\s*" + NAME + ")+)\\)?");

	private static final Pattern USING = pattern("(.*?) using (.*)");

	/** Keeps less of a value than there is. */
	private static final Pattern SHORTENS = pattern(
			".*\\b(?:left|right|substr|substring|trunc|round|floor|ceil|ceiling|null)\\b.*|.*\\[.*");

	private static final Pattern CAST = pattern(
			":: ?([\\w\".]+(?: (?:varying|precision|with(?:out)? time zone))*(?: ?\\([\\d ,]*\\))?)"
					+ "|\\bas ([\\w\".]+(?: [a-z]+)*(?: ?\\([\\d ,]*\\))?) ?\\)");

	private static final Pattern DROP_COLUMN = Pattern
		.compile("drop (?:column )?(?:if exists )?\\(?" + COLUMN + "[^,]*", Pattern.CASE_INSENSITIVE);

	private static final Pattern RENAME_COLUMN = pattern("rename (?:column )?" + COLUMN + " to " + COLUMN);

	private static final Pattern MARIADB_CHANGE = pattern(
			"change (?:column )?(?:if exists )?" + COLUMN + " " + COLUMN + " (.*)");

	private static final Pattern PARTITION = pattern("(drop|truncate) partition (?:if exists )?(.*)");

	private static final Pattern H2_RENAME_COLUMN = pattern("alter (?:column )?" + COLUMN + " rename to " + COLUMN);

	private static final Pattern CHANGE_TYPE = pattern(
			"(?:alter|modify) (?:column )?" + COLUMN + " (?:(?:set data )?type )?(.*)");

	/**
	 * The effects of what follows the table's name.
	 */
	List<SqlEffect> read(String alterations) {
		Matcher name = RENAME.matcher(alterations);
		if (name.matches()) {
			return List.of(new SqlEffect.RenameTable(this.table, beside(this.table, name.group(1))));
		}
		Matcher schema = SET_SCHEMA.matcher(alterations);
		if (schema.matches()) {
			return List.of(new SqlEffect.RenameTable(this.table, schema.group(1) + "." + last(this.table)));
		}
		List<SqlEffect> effects = new ArrayList<>();
		for (String alteration : split(alterations)) {
			Matcher among = RENAME_AMONG_OTHERS.matcher(alteration);
			effects.addAll(
					among.matches() ? List.of(new SqlEffect.RenameTable(this.table, beside(this.table, among.group(1))))
							: alteration(alteration));
		}
		return effects;
	}

	private List<SqlEffect> alteration(String alteration) {
		if (HARMLESS_ALTERATION.matcher(alteration).matches()) {
			return (UNIQUE.matcher(alteration).matches() && IGNORING.matcher(this.statement).lookingAt())
					? List.of(new SqlEffect.MayLose(this.statement)) : List.of();
		}
		if (HISTORY.matcher(alteration).matches()) {
			return List.of(new SqlEffect.DropWhole("Drop history of " + this.table));
		}
		Matcher partition = PARTITION.matcher(alteration);
		if (partition.matches()) {
			String verb = partition.group(1).equalsIgnoreCase("drop") ? "Drop" : "Empty";
			return List.of(new SqlEffect.DropWhole(verb + " partition " + partition.group(2) + " of " + this.table));
		}
		Matcher change = MARIADB_CHANGE.matcher(alteration);
		if (change.matches()) {
			SqlEffect type = new SqlEffect.ChangeType(this.table, change.group(2),
					RowDemandReader.type(change.group(3)));
			return change.group(1).equalsIgnoreCase(change.group(2)) ? List.of(type)
					: List.of(new SqlEffect.RenameColumn(this.table, change.group(1), change.group(2)), type);
		}
		for (Pattern rename : List.of(H2_RENAME_COLUMN, RENAME_COLUMN)) {
			Matcher match = rename.matcher(alteration);
			if (match.matches()) {
				return List.of(new SqlEffect.RenameColumn(this.table, match.group(1), match.group(2)));
			}
		}
		Matcher drop = DROP_COLUMN.matcher(alteration);
		if (drop.lookingAt()) {
			return List.of(new SqlEffect.DropColumn(this.table, drop.group(1)));
		}
		Matcher type = CHANGE_TYPE.matcher(alteration);
		if (!type.matches()) {
			return List.of(new SqlEffect.Unknown(this.statement));
		}
		SqlEffect.ChangeType retyped = new SqlEffect.ChangeType(this.table, type.group(1),
				RowDemandReader.type(type.group(2)));
		Matcher using = USING.matcher(type.group(2));
		return (using.matches() && replaces(using.group(2), type.group(1), retyped.type()))
				? List.of(retyped, new SqlEffect.MayLose(this.statement)) : List.of(retyped);
	}

	/** Whether the new values are not made of the whole old ones. */
	private static boolean replaces(String expression, String column, String type) {
		return SHORTENS.matcher(expression).matches() || convertsToOther(expression, type)
				|| !LiveNames.words(expression).contains(LiveNames.word(column));
	}

	/** A value has to fit into each type on its way, and text takes every one. */
	private static boolean convertsToOther(String expression, String type) {
		return CAST.matcher(expression)
			.results()
			.map((cast) -> (cast.group(1) != null) ? cast.group(1) : cast.group(2))
			.map((cast) -> cast.replaceAll("[ \"]", ""))
			.anyMatch((cast) -> !cast.equalsIgnoreCase("text") && !cast.equalsIgnoreCase(type.replaceAll("[ \"]", "")));
	}

	/**
	 * Cuts at the commas that are in no parentheses. A column after the first of
	 * {@code drop (a, b)} is dropped as well.
	 */
	private static List<String> split(String alterations) {
		String list = alterations;
		Matcher several = DROP_SEVERAL.matcher(alterations);
		if (several.matches()) {
			list = "drop column " + several.group(1).replaceAll("\\s*,\\s*", ", drop column ");
		}
		return SqlText.split(list);
	}

}
