package dev.migrate.change;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Changes a sequence's settings; it goes on from the number that it has reached.
 *
 * @param before the sequence before
 * @param after the sequence after
 * @param onTheWayBack what keeps it, once it is as before, from handing out numbers that
 * rows have got in the meantime
 */
public record AlterSequence(Sequence before, Sequence after,
		List<SkipUsedNumbers> onTheWayBack) implements SchemaChange {

	public AlterSequence(Sequence before, Sequence after) {
		this(before, after, List.of());
	}

	public AlterSequence {
		onTheWayBack = List.copyOf(onTheWayBack);
	}

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
		return Stream
			.<SchemaChange>concat(Stream.of(new AlterSequence(this.after, this.before)), this.onTheWayBack.stream())
			.toList();
	}

}
