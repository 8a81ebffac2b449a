package dev.migrate.seed;

import java.util.Optional;

import org.springframework.core.io.Resource;

/**
 * A file of rows.
 *
 * @param location its place below the resources, for people
 * @param content what is in it
 */
public record SeedFile(String location, Resource content) {

	/**
	 * The schema that the file's name puts before the table's, as in
	 * {@code 02_crm.users.csv}; empty for statements and for a table of the home.
	 */
	public Optional<String> schema() {
		String table = table();
		return (name().endsWith(".csv") && table.contains(".")) ? Optional.of(table.substring(0, table.indexOf('.')))
				: Optional.empty();
	}

	/**
	 * The table that the file is named after: what stands behind its number.
	 */
	String table() {
		return stem().replaceFirst("^\\d+[_-]", "");
	}

	String stem() {
		return name().replaceFirst("\\.csv$", "");
	}

	/**
	 * The file's own name.
	 */
	String name() {
		return this.location.substring(this.location.lastIndexOf('/') + 1);
	}

}
