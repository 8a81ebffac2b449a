package dev.migrate.change;

import java.util.List;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Creates a sequence.
 *
 * @param sequence the sequence
 */
public record CreateSequence(Sequence sequence) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.sequence.name();
	}

	@Override
	public Sign sign() {
		return Sign.ADD;
	}

	@Override
	public String describe() {
		return "Create sequence " + this.sequence.name();
	}

	@Override
	public String slug() {
		return "create_" + this.sequence.name().name().text();
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new DropSequence(this.sequence));
	}

}
