package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The columns of primary keys, unique constraints and foreign keys as H2 uses them. After
 * a column was renamed its catalog shows the old name until the database is opened again;
 * the text of the constraint is right, but only an administrator may see it.
 */
final class H2KeyColumns {

	private static final String ADMINISTRATOR = """
			SELECT USER_NAME FROM INFORMATION_SCHEMA.USERS WHERE USER_NAME = CURRENT_USER AND IS_ADMIN
			""";

	private static final String TEXTS = """
			SELECT CONSTRAINT_NAME, DB_OBJECT_SQL('CONSTRAINT', CONSTRAINT_SCHEMA, CONSTRAINT_NAME) AS TEXT
			FROM INFORMATION_SCHEMA.TABLE_CONSTRAINTS WHERE TABLE_SCHEMA = ? AND CONSTRAINT_TYPE <> 'CHECK'
			""";

	private static final String NAME = "(?:U&)?\"(?:[^\"]|\"\")+\"";

	private static final String NAMES = "\\((" + NAME + "(?:, " + NAME + ")*)\\)";

	private static final Pattern OWN = Pattern.compile("(?:PRIMARY KEY|UNIQUE[A-Z ]*|FOREIGN KEY) ?" + NAMES);

	private static final Pattern REFERENCED = Pattern.compile(" REFERENCES (?:" + NAME + "\\.)*" + NAME + NAMES);

	private static final Pattern ESCAPE = Pattern.compile("\\\\(\\\\|\\+\\p{XDigit}{6}|\\p{XDigit}{4})");

	private final Map<String, String> texts = new HashMap<>();

	private H2KeyColumns() {
	}

	static H2KeyColumns read(Connection connection, String schema) throws SQLException {
		H2KeyColumns columns = new H2KeyColumns();
		if (!CatalogQuery.list(connection, ADMINISTRATOR, (row) -> row.getString(1)).isEmpty()) {
			CatalogQuery.forEach(connection, TEXTS, (row) -> columns.texts
				.put(CatalogQuery.string(row, "CONSTRAINT_NAME"), CatalogQuery.string(row, "TEXT")), schema);
		}
		return columns;
	}

	/**
	 * The columns of a constraint.
	 * @param catalog what the catalog has, for a user who may not see more
	 */
	List<String> own(String constraint, List<String> catalog) {
		return names(OWN, constraint, catalog);
	}

	/**
	 * The columns that a foreign key refers to.
	 * @param catalog what the catalog has, for a user who may not see more
	 */
	List<String> referenced(String constraint, List<String> catalog) {
		return names(REFERENCED, constraint, catalog);
	}

	private List<String> names(Pattern pattern, String constraint, List<String> catalog) {
		Matcher matcher = pattern.matcher(this.texts.getOrDefault(constraint, ""));
		if (!matcher.find()) {
			return catalog;
		}
		return Pattern.compile(NAME)
			.matcher(matcher.group(1))
			.results()
			.map(MatchResult::group)
			.map(H2KeyColumns::name)
			.toList();
	}

	private static String name(String quoted) {
		String text = quoted.substring(quoted.indexOf('"') + 1, quoted.length() - 1).replace("\"\"", "\"");
		return quoted.startsWith("U&") ? ESCAPE.matcher(text).replaceAll(H2KeyColumns::character) : text;
	}

	private static String character(MatchResult escape) {
		String code = escape.group(1);
		return code.equals("\\") ? "\\\\" : Character.toString(Integer.parseInt(code.replace("+", ""), 16));
	}

}
