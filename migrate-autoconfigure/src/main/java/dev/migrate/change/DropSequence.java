package dev.migrate.change;

import java.util.List;
import java.util.Optional;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Drops a sequence and the number that it had reached.
 *
 * @param sequence the sequence as it was
 */
public record DropSequence(Sequence sequence) implements SchemaChange {

	@Override
	public QualifiedName object() {
		return this.sequence.name();
	}

	@Override
	public Sign sign() {
		return Sign.REMOVE;
	}

	@Override
	public String describe() {
		return "Drop sequence " + this.sequence.name();
	}

	@Override
	public String slug() {
		return "drop_" + this.sequence.name().name().text();
	}

	@Override
	public Optional<String> loses() {
		return Optional.of("the number that " + this.sequence.name() + " has reached");
	}

	@Override
	public List<SchemaChange> inverse() {
		return List.of(new CreateSequence(this.sequence));
	}

}
