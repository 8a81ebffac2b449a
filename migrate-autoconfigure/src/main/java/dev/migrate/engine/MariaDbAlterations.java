package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * SQL of MariaDB's own for changes of columns: a column can only be defined anew, and
 * loses whatever is not said again.
 *
 * @param engine the engine
 * @param checks the checks that are part of a column's definition
 */
record MariaDbAlterations(Engine engine, MariaDbColumnChecks checks) {

	static final TypeMisfits.Words MISFIT_WORDS = new TypeMisfits.Words() {

		@Override
		public String text(String value) {
			return "cast(" + value + " as char)";
		}

		@Override
		public String cast(String value, String type) {
			String castable = type.replace("timestamp", "datetime")
				.replace("numeric", "decimal")
				.replace("double precision", "double")
				.replace("real", "float");
			return "cast(" + value + " as " + castable + ")";
		}

		@Override
		public String unlike(String text, String expression) {
			return text + " not regexp '" + expression + "'";
		}

	};

	String column(Column column) {
		StringBuilder sql = new StringBuilder(this.engine.sql(column.name())).append(' ').append(column.type());
		GeneratedValue generated = column.generated();
		if (generated != null) {
			sql.append(' ').append(this.engine.generatedSql(generated));
		}
		if (column.defaultValue() != null) {
			sql.append(" default ").append(column.defaultValue());
		}
		if (column.identity() != null) {
			sql.append(" auto_increment");
		}
		if (generated == null) {
			sql.append(column.nullable() ? " null" : " not null");
		}
		return (column.comment() != null) ? sql.append(" comment ").append(literal(column.comment())).toString()
				: sql.toString();
	}

	String redefine(QualifiedName table, Column column) {
		return withoutCheck(table, column) + this.checks.of(column.name());
	}

	String withoutCheck(QualifiedName table, Column column) {
		return "alter table " + this.engine.sql(table) + " modify column " + column(column);
	}

	/**
	 * Liquibase's changes say nothing but what they change.
	 */
	List<String> alterColumn(QualifiedName table, Column before, Column after) {
		boolean bare = before.defaultValue() == null && before.identity() == null && before.generated() == null;
		boolean typeKept = before.type().equals(after.type());
		boolean said = typeKept && before.nullable() != after.nullable();
		boolean nullabilityKept = said || before.nullable();
		boolean commentKept = before.comment() == null || !before.comment().equals(after.comment());
		boolean checkKept = this.checks.of(after.name()).isEmpty();
		return (bare && nullabilityKept && commentKept && checkKept) ? List.of() : List.of(redefine(table, after));
	}

	String renameColumn(QualifiedName table, Identifier from, Identifier to) {
		return "alter table " + this.engine.sql(table) + " rename column " + this.engine.sql(from) + " to "
				+ this.engine.sql(to);
	}

	/**
	 * A sequence is moved only to a number that stands in the statement.
	 */
	List<String> skipUsedNumbers(QualifiedName sequence, long increment, QualifiedName table, Identifier key) {
		String next = "(select next_not_cached_value from " + this.engine.sql(sequence) + ")";
		return restart(sequence, "select greatest(coalesce(max(" + this.engine.sql(key) + ") + " + increment + ", "
				+ next + "), " + next + ") from " + this.engine.sql(table));
	}

	private List<String> restart(QualifiedName sequence, String next) {
		return List.of("set @migrate_next = (" + next + ")", "execute immediate concat('alter sequence "
				+ this.engine.sql(sequence).replace("'", "''") + " restart ', @migrate_next)");
	}

	/**
	 * A sequence that has handed out none stays at its start.
	 */
	List<String> alterSequence(Sequence before, Sequence after) {
		List<String> statements = new ArrayList<>();
		statements.add(AlterSequenceSql.of(this.engine, before, after, MariaDbReader.DEFAULT_CACHE)
			.replace(" no cycle", " nocycle"));
		long advance = AlterSequenceSql.advance(before, after);
		if (advance > 0) {
			String next = "next_not_cached_value";
			statements.addAll(restart(after.name(), "select case " + next + " when " + before.start() + " then " + next
					+ " else " + next + " + " + advance + " end from " + this.engine.sql(after.name())));
		}
		return statements;
	}

	static String literal(String text) {
		return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
	}

}
