package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Changes a sequence's settings; it goes on from the number that it has reached.
 *
 * @param before the sequence before
 * @param after the sequence after
 */
public record AlterSequence(Sequence before, Sequence after) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.before.name();
	}

	@Override
	public Sign sign() {
		return Sign.ALTER;
	}

	@Override
	public String describe() {
		return "Alter sequence " + this.after.name();
	}

	@Override
	public String slug() {
		return "alter_" + this.after.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new AlterSequence(this.after, this.before));
	}

}
