package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * SQL of PostgreSQL's own for changes that Liquibase has none for.
 *
 * @param engine the engine
 */
record PostgreSqlAlterations(Engine engine) {

	List<String> alterIdentity(QualifiedName table, Column before, Column after) {
		String alter = "alter table " + this.engine.sql(table) + " alter column " + this.engine.sql(after.name());
		Identity identity = after.identity();
		if (identity == null) {
			return List.of(alter + " drop identity");
		}
		if (before.identity() == null) {
			return addIdentity(table, before, after, identity, alter);
		}
		StringBuilder settings = new StringBuilder();
		if (before.identity().always() != identity.always()) {
			settings.append(" set generated ").append(kind(identity));
		}
		if (before.identity().increment() != identity.increment()) {
			settings.append(" set increment by ").append(identity.increment());
		}
		if (before.identity().start() != identity.start()) {
			settings.append(" set start with ").append(identity.start());
		}
		return settings.isEmpty() ? List.of() : List.of(alter + settings);
	}

	/**
	 * An identity column is mandatory and has no other default; it would start to count
	 * among the numbers that rows already have.
	 */
	private List<String> addIdentity(QualifiedName table, Column before, Column after, Identity identity,
			String alter) {
		List<String> statements = new ArrayList<>();
		if (before.defaultValue() != null) {
			statements.add(alter + " drop default");
		}
		if (before.nullable()) {
			statements.add(alter + " set not null");
		}
		statements.add(alter + " add generated " + kind(identity) + " as identity (start with " + identity.start()
				+ " increment by " + identity.increment() + ")");
		String column = this.engine.sql(after.name());
		boolean up = identity.increment() > 0;
		statements.add("select setval(pg_get_serial_sequence(" + literal(this.engine.sql(table)) + ", "
				+ literal(this.engine.catalogName(after.name())) + "), " + (up ? "greatest" : "least") + "("
				+ (up ? "max(" : "min(") + column + ") + " + identity.increment() + ", " + identity.start()
				+ "), false) from " + this.engine.sql(table));
		return statements;
	}

	List<String> skipUsedNumbers(QualifiedName sequence, long increment, QualifiedName table, Identifier key) {
		String name = this.engine.sql(sequence);
		String next = "max(" + this.engine.sql(key) + ") + " + increment;
		return List.of("select setval(" + literal(name) + ", " + next + ", false) from " + this.engine.sql(table)
				+ " having " + next + " > (select case when is_called then last_value + " + increment
				+ " else last_value end from " + name + ")");
	}

	/**
	 * PostgreSQL remembers the number that it has handed out, and adds the new distance
	 * to it, unless it has been told which one comes next.
	 */
	List<String> alterSequence(Sequence before, Sequence after) {
		String alter = AlterSequenceSql.of(this.engine, before, after, 1);
		long advance = AlterSequenceSql.advance(before, after);
		String name = this.engine.sql(after.name());
		return (advance == 0) ? List.of(alter) : List.of(alter, "select setval(" + literal(name) + ", last_value + "
				+ advance + ", false) from " + name + " where not is_called and last_value <> " + before.start());
	}

	private static String kind(Identity identity) {
		return identity.always() ? "always" : "by default";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
