package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * SQL of H2's own for changes that Liquibase has none for.
 *
 * @param engine the engine
 */
record H2Alterations(Engine engine) {

	List<String> alterIdentity(QualifiedName table, Column before, Column after) {
		String alter = "alter table " + this.engine.sql(table) + " alter column " + this.engine.sql(after.name());
		Identity identity = after.identity();
		if (identity == null) {
			return List.of(alter + " drop identity");
		}
		if (before.identity() == null) {
			return addIdentity(table, after, identity, alter);
		}
		List<String> statements = new ArrayList<>();
		if (before.identity().always() != identity.always()) {
			statements.add(alter + " set generated " + kind(identity));
		}
		if (before.identity().increment() != identity.increment()) {
			statements.add(alter + " set increment by " + identity.increment());
		}
		if (before.identity().start() != identity.start()) {
			statements.add(alter + " start with " + identity.start());
		}
		return statements;
	}

	/**
	 * H2 can only define the column anew, which loses its comment, and would start to
	 * count among the numbers that rows already have.
	 */
	private List<String> addIdentity(QualifiedName table, Column after, Identity identity, String alter) {
		String column = this.engine.sql(after.name());
		String extreme = (identity.increment() > 0) ? "max(" : "min(";
		String bound = (identity.increment() > 0) ? "greatest(" : "least(";
		List<String> statements = new ArrayList<>();
		statements.add(alter + " " + after.type() + " generated " + kind(identity) + " as identity (start with "
				+ identity.start() + " increment by " + identity.increment() + ")");
		statements.add(alter + " restart with (select " + bound + "coalesce(" + extreme + column + ") + "
				+ identity.increment() + ", " + identity.start() + "), " + identity.start() + ") from "
				+ this.engine.sql(table) + ")");
		if (after.comment() != null) {
			statements.add("comment on column " + this.engine.sql(table) + "." + column + " is '"
					+ after.comment().replace("'", "''") + "'");
		}
		return statements;
	}

	private static String kind(Identity identity) {
		return identity.always() ? "always" : "by default";
	}

	/**
	 * A sequence that has handed out none stays at its start.
	 */
	List<String> alterSequence(Sequence before, Sequence after) {
		String alter = AlterSequenceSql.of(this.engine, before, after, 32);
		long advance = AlterSequenceSql.advance(before, after);
		String next = setting(after.name(),
				"case BASE_VALUE when " + before.start() + " then BASE_VALUE else BASE_VALUE + " + advance + " end");
		return (advance == 0) ? List.of(alter)
				: List.of(alter, "alter sequence " + this.engine.sql(after.name()) + " restart with " + next);
	}

	/**
	 * H2 has no statement for it: a new sequence with the settings of the old one goes on
	 * from its number. A sequence that cycles no longer does.
	 */
	List<String> renameSequence(QualifiedName from, QualifiedName to) {
		String target = this.engine.sql(to);
		return List.of(
				"create sequence " + target + " start with " + setting(from, "BASE_VALUE") + " increment by "
						+ setting(from, "INCREMENT") + " minvalue " + setting(from, "MINIMUM_VALUE") + " maxvalue "
						+ setting(from, "MAXIMUM_VALUE") + " cache " + setting(from, "CACHE"),
				"alter sequence " + target + " start with " + setting(from, "START_VALUE"),
				"drop sequence " + this.engine.sql(from));
	}

	List<String> skipUsedNumbers(QualifiedName sequence, long increment, QualifiedName table, Identifier key) {
		String next = setting(sequence, "BASE_VALUE");
		return List.of("alter sequence " + this.engine.sql(sequence) + " restart with (select greatest(coalesce(max("
				+ this.engine.sql(key) + ") + " + increment + ", " + next + "), " + next + ") from "
				+ this.engine.sql(table) + ")");
	}

	private String setting(QualifiedName sequence, String column) {
		String schema = (sequence.schema() != null) ? literal(this.engine.catalogName(sequence.schema()))
				: "CURRENT_SCHEMA";
		return "(select " + column + " from INFORMATION_SCHEMA.SEQUENCES where SEQUENCE_SCHEMA = " + schema
				+ " and upper(SEQUENCE_NAME) = upper(" + literal(sequence.name().text()) + "))";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
