package dev.migrate.changelog;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Writes the names in one change set: all of them plain, or all of them as the catalogs
 * spell them, because quoting is a property of the change set as a whole.
 */
final class Names {

	private final LiquibaseDialect dialect;

	private final boolean quoted;

	private boolean allPlain = true;

	Names(LiquibaseDialect dialect, boolean quoted) {
		this.dialect = dialect;
		this.quoted = quoted;
	}

	LiquibaseDialect dialect() {
		return this.dialect;
	}

	/**
	 * Whether every name so far can do without quotes.
	 */
	boolean allPlain() {
		return this.allPlain;
	}

	String write(Identifier name) {
		this.allPlain &= this.dialect.plain(name);
		return this.quoted ? this.dialect.engine().catalogName(name) : name.text();
	}

	String write(List<Identifier> names) {
		return names.stream().map(this::write).collect(Collectors.joining(", "));
	}

	/**
	 * The schema's name, or null for the default one.
	 */
	@Nullable String schema(QualifiedName name) {
		if (name.schema() == null) {
			return null;
		}
		if (this.quoted) {
			this.dialect.verifySchema(name.schema());
		}
		this.allPlain &= this.dialect.plainSchema(name.schema());
		return write(name.schema());
	}

	/**
	 * A node that begins with the table that it is about.
	 */
	ChangeNode onTable(String change, QualifiedName table) {
		return ChangeNode.of(change).with("schemaName", schema(table)).with("tableName", write(table.name()));
	}

}
