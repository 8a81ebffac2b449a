package dev.migrate.diff;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.Sequence;

/**
 * A sequence may have a new name if it still counts by the same increment, and may be in
 * another schema if it has the same name there.
 */
final class SequenceRenameRules implements RenameRules<Sequence> {

	private final Ownership ownership;

	private final RenameDecider decider;

	SequenceRenameRules(Options options) {
		this.ownership = new Ownership(options);
		this.decider = options.renames();
	}

	@Override
	public Object name(Sequence sequence) {
		return sequence.name();
	}

	@Override
	public String from(Sequence sequence) {
		return SchemaObject.of(sequence.name());
	}

	@Override
	public String to(Sequence sequence) {
		return SchemaObject.of(sequence.name());
	}

	@Override
	public boolean sameWord(Sequence from, Sequence to) {
		return from.name().sameWords(to.name());
	}

	@Override
	public boolean managed(Sequence from) {
		return this.ownership.managed(from(from));
	}

	@Override
	public boolean dropped(Sequence from) {
		return this.ownership.dropped(from(from));
	}

	@Override
	public boolean named(Sequence from, Sequence to) {
		return this.decider.isNamed(RenameCandidate.Kind.SEQUENCE, from(from), to(to));
	}

	@Override
	public OptionalDouble likeness(Sequence from, Sequence to) {
		boolean near = Objects.equals(from.name().schema(), to.name().schema())
				|| from.name().name().sameWord(to.name().name());
		return (from.increment() == to.increment() && near)
				? OptionalDouble.of(Likeness.ofNames(from.name().name(), to.name().name())) : OptionalDouble.empty();
	}

	@Override
	public RenameCandidate candidate(Sequence from, Sequence to) {
		return new RenameCandidate(RenameCandidate.Kind.SEQUENCE, from(from), to(to),
				"a sequence with increment " + from.increment(), from.name());
	}

	@Override
	public Optional<Boolean> decide(RenameCandidate candidate) {
		return this.decider.isRename(candidate);
	}

}
