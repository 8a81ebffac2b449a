package dev.migrate.diff;

import java.util.Optional;

import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.DropSequence;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;

/**
 * Compares sequences by their settings.
 */
final class SequenceDiffer {

	void difference(Schema before, Schema wanted, Steps steps) {
		for (Sequence sequence : before.sequences()) {
			Optional<Sequence> partner = wanted.sequence(sequence.name());
			if (partner.isEmpty()) {
				steps.add(new DropSequence(sequence));
			}
			else if (!partner.get().equals(sequence)) {
				steps.add(new AlterSequence(sequence, partner.get()));
			}
		}
		wanted.sequences()
			.stream()
			.filter((sequence) -> before.sequence(sequence.name()).isEmpty())
			.forEach((sequence) -> steps.add(new CreateSequence(sequence)));
	}

}
