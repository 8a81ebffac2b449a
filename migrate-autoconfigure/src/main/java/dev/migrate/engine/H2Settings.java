package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import dev.migrate.engine.Identifiers.Folding;

import org.jspecify.annotations.Nullable;

/**
 * What makes one H2 database behave unlike another. Read from the catalog, because a
 * database keeps the settings of its first URL whatever later ones say.
 *
 * @param mode the compatibility mode
 * @param folding what happens to regular identifiers
 * @param caseInsensitive whether names are found whatever their case
 * @param nullOrdering where nulls go by default
 * @param nonKeywords keywords that may be names, or null
 */
record H2Settings(String mode, Folding folding, boolean caseInsensitive, String nullOrdering,
		@Nullable String nonKeywords) {

	static H2Settings standard() {
		return new H2Settings("REGULAR", Folding.UPPER, false, "LOW", null);
	}

	static H2Settings read(Connection connection) throws SQLException {
		Map<String, String> settings = new HashMap<>();
		CatalogQuery.forEach(connection, "SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS",
				(row) -> settings.put(row.getString(1), row.getString(2)));
		Folding folding = Folding.NONE;
		if (isTrue(settings, "DATABASE_TO_UPPER")) {
			folding = Folding.UPPER;
		}
		else if (isTrue(settings, "DATABASE_TO_LOWER")) {
			folding = Folding.LOWER;
		}
		return new H2Settings(settings.getOrDefault("MODE", "REGULAR"), folding,
				isTrue(settings, "CASE_INSENSITIVE_IDENTIFIERS"), settings.getOrDefault("DEFAULT_NULL_ORDERING", "LOW"),
				settings.get("NON_KEYWORDS"));
	}

	private static boolean isTrue(Map<String, String> settings, String name) {
		return Boolean.parseBoolean(settings.get(name));
	}

	/**
	 * What follows the database's name in a URL, so that it behaves the same.
	 */
	String url() {
		String url = ";MODE=" + this.mode + ";DATABASE_TO_UPPER=" + (this.folding == Folding.UPPER)
				+ ";DATABASE_TO_LOWER=" + (this.folding == Folding.LOWER) + ";CASE_INSENSITIVE_IDENTIFIERS="
				+ this.caseInsensitive + ";DEFAULT_NULL_ORDERING=" + this.nullOrdering;
		return (this.nonKeywords == null || this.nonKeywords.isBlank()) ? url
				: url + ";NON_KEYWORDS=" + this.nonKeywords;
	}

}
