package dev.migrate.changelog;

import java.util.List;

import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.DropSequence;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.SkipUsedNumbers;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;

/**
 * Changes of sequences.
 */
final class SequenceNodes {

	private SequenceNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateSequence.class, SequenceNodes::create);
		renderer.register(DropSequence.class, (change, names) -> on("dropSequence", change.sequence().name(), names));
		renderer.register(RenameSequence.class, SequenceNodes::rename);
		renderer.register(AlterSequence.class, (change, names) -> ChangeNode
			.sql(names.dialect().engine().alterSequenceSql(change.before(), change.after())));
		renderer.register(SkipUsedNumbers.class, SequenceNodes::skip);
	}

	private static ChangeNode skip(SkipUsedNumbers change, Names names) {
		return ChangeNode.sql((change.sql() != null) ? List.of(change.sql())
				: names.dialect()
					.engine()
					.skipUsedNumbersSql(change.source(), change.increment(), change.table(), change.column()));
	}

	private static ChangeNode create(CreateSequence change, Names names) {
		Sequence sequence = change.sequence();
		return on("createSequence", sequence.name(), names).with("startValue", sequence.start())
			.with("incrementBy", sequence.increment())
			.with("minValue", sequence.minimum())
			.with("maxValue", sequence.maximum())
			.with("cycle", sequence.cycle() ? true : null)
			.with("cacheSize", sequence.cache());
	}

	private static ChangeNode rename(RenameSequence change, Names names) {
		List<String> sql = names.dialect().engine().renameSequenceSql(change.from(), change.to());
		if (!sql.isEmpty()) {
			return ChangeNode.sql(sql);
		}
		ChangeNode rename = ChangeNode.of("renameSequence")
			.with("schemaName", names.schema(change.from()))
			.with("oldSequenceName", names.write(change.from().name()))
			.with("newSequenceName", names.write(change.to().name()));
		List<String> replacement = names.dialect().engine().replaceSequenceSql(change.from(), change.to());
		return replacement.isEmpty() ? rename
				: ChangeNode.sql(List.of(NotedChange.note(rename, false) + "\n" + String.join(";\n", replacement)));
	}

	private static ChangeNode on(String change, QualifiedName sequence, Names names) {
		return ChangeNode.of(change)
			.with("schemaName", names.schema(sequence))
			.with("sequenceName", names.write(sequence.name()));
	}

}
