package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * SQL of HSQLDB's own for changes that Liquibase has none for. A sequence can be moved
 * only to a number that stands in the statement, or by taking numbers from it.
 *
 * @param engine the engine
 */
record HsqldbAlterations(Engine engine) {

	/**
	 * A column that already has rows would start to count among their numbers, unless it
	 * is told about them by an update. One that admits no update admits no such rows.
	 */
	List<String> alterIdentity(QualifiedName table, Column after) {
		String alter = "alter table " + this.engine.sql(table) + " ";
		String column = this.engine.sql(after.name());
		Identity identity = after.identity();
		if (identity == null) {
			return List.of(alter + "alter column " + column + " drop identity");
		}
		List<String> statements = new ArrayList<>();
		String redefine = alter + "alter column " + column + " " + after.type() + identity(identity);
		if (identity.always()) {
			statements.add(alter + "add constraint migrate_numbers check (" + column
					+ ((identity.increment() > 0) ? " < " : " > ") + identity.start() + ")");
			statements.add(alter + "drop constraint migrate_numbers");
			statements.add(redefine);
		}
		else {
			statements.add(redefine);
			statements.add("update " + this.engine.sql(table) + " set " + column + " = " + column);
		}
		return statements;
	}

	/**
	 * Between types that have nothing in common not even the null of a row converts,
	 * unless it has been that of a text. The check refuses rows with a value, of which
	 * something else would become.
	 */
	List<String> alterEmpty(QualifiedName table, Column after) {
		String alter = "alter table " + this.engine.sql(table) + " ";
		String column = this.engine.sql(after.name());
		return List.of(alter + "add constraint migrate_values check (" + column + " is null)",
				alter + "drop constraint migrate_values",
				alter + "alter column " + column + " set data type varchar(1)", this.engine.alterTypeSql(table, after));
	}

	List<String> addIdentity(QualifiedName table, Column column) {
		String alter = "alter table " + this.engine.sql(table) + " ";
		String name = this.engine.sql(column.name());
		String add = alter + "add column " + name + " " + column.type()
				+ identity(Objects.requireNonNull(column.identity()));
		return column.nullable() ? List.of(add) : List.of(add, alter + "alter column " + name + " set not null");
	}

	private static String identity(Identity identity) {
		return " generated " + (identity.always() ? "always" : "by default") + " as identity (start with "
				+ identity.start() + " increment by " + identity.increment() + ")";
	}

	/**
	 * Another start moves the number that comes next as well: a sequence that begins
	 * there, and has passed what was handed out, takes the place of the former.
	 */
	List<String> alterSequence(Sequence before, Sequence after) {
		long advance = AlterSequenceSql.advance(before, after);
		if (before.start() == after.start()) {
			String alter = AlterSequenceSql.of(this.engine, before, after, 0);
			return (advance == 0) ? List.of(alter)
					: List.of(alter, "select next value for " + this.engine.sql(after.name())
							+ " from (values(0)) where " + next(after.name()) + " <> " + before.start());
		}
		String reached = next(before.name()) + ((advance != 0) ? " + " + advance : "");
		QualifiedName successor = new QualifiedName(after.name().schema(),
				this.engine.identifier(this.engine.catalogName(after.name().name()) + "_NEXT"));
		String target = this.engine.sql(successor);
		return List.of("create sequence " + target + settings(after),
				take(successor, after.increment(),
						"from (values(0)) where " + reached + ((after.increment() > 0) ? " > " : " < ")
								+ next(successor),
						reached),
				"drop sequence " + this.engine.sql(after.name()),
				"alter sequence " + target + " rename to " + this.engine.sql(after.name().name()));
	}

	private static String settings(Sequence sequence) {
		return " start with " + sequence.start() + " increment by " + sequence.increment()
				+ ((sequence.minimum() != null) ? " minvalue " + sequence.minimum() : "")
				+ ((sequence.maximum() != null) ? " maxvalue " + sequence.maximum() : "")
				+ (sequence.cycle() ? " cycle" : "");
	}

	List<String> skipUsedNumbers(QualifiedName sequence, long increment, QualifiedName table, Identifier key) {
		String wanted = "max(" + this.engine.sql(key) + ") + " + increment;
		return List.of(take(sequence, increment,
				"from " + this.engine.sql(table) + " having " + wanted + " > " + next(sequence), wanted));
	}

	/**
	 * Takes numbers until the next one has come to a value; none where the query for that
	 * value finds no row.
	 */
	private String take(QualifiedName sequence, long increment, String rows, String wanted) {
		long step = Math.abs(increment);
		String distance = (increment > 0) ? wanted + " - " + next(sequence) : next(sequence) + " - (" + wanted + ")";
		return "select next value for " + this.engine.sql(sequence) + " from unnest(sequence_array(1, (select cast(("
				+ distance + " + " + (step - 1) + ") / " + step + " as integer) " + rows + "), 1))";
	}

	private String next(QualifiedName sequence) {
		String schema = (sequence.schema() != null) ? literal(this.engine.catalogName(sequence.schema()))
				: "current_schema";
		return "(select cast(next_value as bigint) from information_schema.sequences where sequence_schema = " + schema
				+ " and sequence_name = " + literal(this.engine.catalogName(sequence.name())) + ")";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
