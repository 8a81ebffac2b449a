package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * Change sets that take the place of a dangerous one, as YAML. What is written in the
 * engine's own SQL is for that engine alone.
 */
final class SafeForm {

	private final LintedChangeSet replaced;

	private final OnlineRules engine;

	private final List<String> changeSets = new ArrayList<>();

	private String reason = "";

	SafeForm(LintSite site, LintReport report) {
		this.replaced = Objects.requireNonNull(site.changeSet(), "Only a change set can be replaced");
		this.engine = report.engine();
	}

	/**
	 * Adds a change set.
	 * @param suffix what its id has beyond that of the replaced one, or empty text
	 */
	SafeForm then(String suffix, List<Edit> changes, List<Edit> rollback) {
		return add(suffix, true, changes, rollback);
	}

	/**
	 * Adds a change set of SQL.
	 */
	SafeForm then(String suffix, String sql, String rollback) {
		return then(suffix, List.of(Edit.sql(sql)), rollback.isEmpty() ? List.of() : List.of(Edit.sql(rollback)));
	}

	/**
	 * Adds a change set of SQL that has no transaction around it.
	 */
	SafeForm outsideTransaction(String suffix, String sql, String rollback) {
		return add(suffix, false, List.of(Edit.sql(sql)), rollback.isEmpty() ? List.of() : List.of(Edit.sql(rollback)));
	}

	/**
	 * Says of the next change set what about it is meant.
	 * @param codesAndReason codes of rules, and why they do not matter here
	 */
	SafeForm because(String codesAndReason) {
		this.reason = Suppression.MARK + " " + codesAndReason;
		return this;
	}

	/**
	 * Adds a change set that updates rows a few at a time.
	 * @param condition what is true for those that are still to be updated
	 */
	SafeForm batches(String suffix, QualifiedName table, String assignment, String condition) {
		String sql = Objects.requireNonNull(this.engine.inBatches(table, assignment, condition));
		return add(suffix, false, List.of(Edit.unsplit(sql)), List.of());
	}

	/**
	 * Adds what makes a column mandatory without a look at each row under a lock.
	 */
	SafeForm notNull(QualifiedName table, Identifier column) {
		String check = this.engine.sql(Tables.named("nn", table, List.of(column)));
		String condition = "check (" + this.engine.sql(column) + " is not null) not valid";
		String alter = "alter table " + this.engine.sql(table) + " ";
		String mandatory = alter + "alter column " + this.engine.sql(column);
		return then("-check", alter + "add constraint " + check + " " + condition, alter + "drop constraint " + check)
			.then("-validate", alter + "validate constraint " + check, "")
			.then("-not-null",
					List.of(Edit.sql(mandatory + " set not null"), Edit.sql(alter + "drop constraint " + check)),
					List.of(Edit.sql(alter + "add constraint " + check + " " + condition),
							Edit.sql(mandatory + " drop not null")));
	}

	/**
	 * Adds a constraint without keeping others out while it looks at the rows: later, or
	 * not at all where that cannot be done.
	 * @param alter the beginning of the statements
	 * @param added what adds it
	 * @param dropped what drops it
	 * @param name its name as it stands in SQL
	 */
	SafeForm constraint(String alter, String added, String dropped, String name) {
		if (this.engine.validatesLater()) {
			return then("", alter + added + " not valid", alter + dropped).then("-validate",
					alter + "validate constraint " + name, "");
		}
		return then("", alter + added + ", " + this.engine.unlessOnline(), alter + dropped);
	}

	private SafeForm add(String suffix, boolean inTransaction, List<Edit> changes, List<Edit> rollback) {
		StringBuilder yaml = new StringBuilder("- changeSet:\n");
		line(yaml, 4, "id", this.replaced.id() + suffix);
		line(yaml, 4, "author", this.replaced.author());
		if (!this.reason.isEmpty()) {
			line(yaml, 4, "comment", this.reason);
			this.reason = "";
		}
		if (Stream.concat(changes.stream(), rollback.stream()).anyMatch(Edit::isSql)) {
			line(yaml, 4, "dbms", this.engine.id());
		}
		if (!inTransaction) {
			line(yaml, 4, "runInTransaction", "false");
		}
		edits(yaml, "changes", changes);
		edits(yaml, "rollback", rollback);
		this.changeSets.add(yaml.toString());
		return this;
	}

	private static void edits(StringBuilder yaml, String key, List<Edit> edits) {
		yaml.append("    ").append(key).append(edits.isEmpty() ? ": []\n" : ":\n");
		for (Edit edit : edits) {
			yaml.append("      - ").append(edit.name()).append(":\n");
			edit.attributes().forEach((name, value) -> line(yaml, 10, name, value));
		}
	}

	private static void line(StringBuilder yaml, int indentation, String name, String value) {
		yaml.append(" ".repeat(indentation)).append(name).append(": ").append(scalar(value)).append('\n');
	}

	/** Text that YAML reads as it is. */
	private static String scalar(String text) {
		boolean plain = text.matches("[\\p{L}\\d(][^:#\\n\\r\"'`]*") && !text.matches("[\\d._eE+-]+")
				&& text.equals(text.strip());
		return plain ? text : "'" + text.replace("'", "''") + "'";
	}

	/**
	 * All of them.
	 */
	String yaml() {
		return String.join("", this.changeSets).stripTrailing();
	}

}
