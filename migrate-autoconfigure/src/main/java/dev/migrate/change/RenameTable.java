package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

/**
 * Renames a table and keeps its rows.
 *
 * @param from the name before
 * @param to the name after
 */
public record RenameTable(QualifiedName from, QualifiedName to) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.from;
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return "Rename table " + this.from + " to " + this.to;
	}

	@Override
	public String slug() {
		return "rename_" + this.from.name().text() + "_to_" + this.to.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new RenameTable(this.to, this.from));
	}

}
