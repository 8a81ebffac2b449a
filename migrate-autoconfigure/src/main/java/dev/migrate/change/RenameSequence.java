package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;

/**
 * Renames a sequence, which goes on from the number that it has reached.
 *
 * @param from the name before
 * @param to the name after
 */
public record RenameSequence(QualifiedName from, QualifiedName to) implements SchemaChange {

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
		return "Rename sequence " + this.from + " to " + this.to;
	}

	@Override
	public String slug() {
		return "rename_" + this.from.name().text() + "_to_" + this.to.name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new RenameSequence(this.to, this.from));
	}

}
