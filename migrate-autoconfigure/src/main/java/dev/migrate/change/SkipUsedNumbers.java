package dev.migrate.change;

import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Lets a source of numbers go on after those that rows already have: a new one would hand
 * them out again.
 *
 * @param source the sequence, or the table that hands out numbers
 * @param table the table that gets its numbers from there
 * @param column its key
 * @param increment the distance between two numbers of the source; all of them below the
 * one that is handed out belong to it
 * @param sql the statement for a table that hands out numbers, or null for a sequence
 */
public record SkipUsedNumbers(QualifiedName source, QualifiedName table, Identifier column, long increment,
		@Nullable String sql) implements SchemaChange {

	private static final Pattern WHOLE_NUMBER = Pattern.compile("(?:tiny|small|medium|big)?int|numeric|number|decimal",
			Pattern.CASE_INSENSITIVE);

	/**
	 * Whether the values of a column are numbers that a source may have handed out.
	 */
	public static boolean isPossibleIn(Column column) {
		return WHOLE_NUMBER.matcher(column.type()).lookingAt();
	}

	@Override
	public QualifiedName object() {
		return this.source;
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return "Let " + this.source + " go on after the numbers in " + this.table + "." + this.column;
	}

	@Override
	public String slug() {
		return "continue_" + this.source.name().text() + "_after_" + this.table.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of();
	}

}
