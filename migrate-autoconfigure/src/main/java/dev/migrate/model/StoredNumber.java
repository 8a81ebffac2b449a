package dev.migrate.model;

import org.jspecify.annotations.Nullable;

/**
 * A number that a table stores, from which Hibernate takes the next ones.
 *
 * @param table the table as SQL names it
 * @param column the column as SQL names it
 * @param key the column as SQL names it that tells the row from others, or null where
 * there is but one
 * @param value what that column has, or null
 * @param source the table as {@link NumberSource} names it
 * @param first the number before any has been handed out
 * @param size how many numbers the stored one is the last of, or null where Hibernate
 * reckons in another way
 */
public record StoredNumber(String table, String column, @Nullable String key, @Nullable String value, String source,
		long first, @Nullable Integer size) {

	/**
	 * What it is called in revisions.
	 */
	public String name() {
		return nameIn(this.source);
	}

	/**
	 * What it is called in revisions where the table has another name.
	 */
	public String nameIn(String source) {
		return (this.value != null) ? source + " (" + this.value.replaceAll("\\s", " ") + ")" : source;
	}

	/**
	 * The beginning of a condition that finds the row.
	 */
	String condition() {
		return (this.value != null) ? this.key + " = " + literal(this.value) + " and " : "";
	}

	/**
	 * Whether it is in the row that a statement inserts into its table.
	 */
	public boolean isStoredBy(String insert) {
		return this.value == null || insert.contains("'" + this.value + "'");
	}

	/**
	 * The statement that moves it. From the first number on Hibernate goes its own way,
	 * whatever the size: there is nothing to be moved.
	 */
	public String moved(long by) {
		return "update " + this.table + " set " + this.column + " = " + this.column + ((by < 0) ? " - " : " + ")
				+ Math.abs(by) + " where " + condition() + this.column + " > " + this.first;
	}

	/**
	 * The statement that lets a number go on after the keys that are there.
	 * @param source the table that stores it, as SQL names it
	 * @param value its column
	 * @param row the beginning of a condition that finds its row, or empty
	 * @param table the table that gets its numbers from there
	 * @param key its key
	 * @param increment how many numbers the stored one stands for
	 */
	public static String skipUsedSql(String source, String value, String row, String table, String key,
			long increment) {
		return "update " + source + " set " + value + " = (select max(" + key + ") + " + increment + " from " + table
				+ ") where " + row + "exists (select 1 from " + table + " where " + key + " + " + increment + " > "
				+ source + "." + value + ")";
	}

	private static String literal(String value) {
		return "'" + value.replace("'", "''") + "'";
	}

}
