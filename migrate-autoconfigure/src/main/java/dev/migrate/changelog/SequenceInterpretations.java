package dev.migrate.changelog;

import java.math.BigInteger;

import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import liquibase.change.core.AlterSequenceChange;
import liquibase.change.core.CreateSequenceChange;
import liquibase.change.core.DropSequenceChange;
import liquibase.change.core.RenameSequenceChange;

import org.jspecify.annotations.Nullable;

/**
 * What changes of sequences do.
 */
final class SequenceInterpretations {

	private SequenceInterpretations() {
	}

	static void register(ChangeInterpretation interpretation) {
		interpretation.register(CreateSequenceChange.class, SequenceInterpretations::create);
		interpretation.register(DropSequenceChange.class, (change, context) -> context.state()
			.dropSequence(context.names().qualified(change.getSchemaName(), change.getSequenceName())));
		interpretation.register(RenameSequenceChange.class, SequenceInterpretations::rename);
		interpretation.register(AlterSequenceChange.class, SequenceInterpretations::alter);
	}

	private static void create(CreateSequenceChange change, ChangeContext context) {
		QualifiedName name = context.names().qualified(change.getSchemaName(), change.getSequenceName());
		context.state()
			.createSequence(new Sequence(name, or(change.getStartValue(), 1L), or(change.getIncrementBy(), 1L),
					number(change.getMinValue()), number(change.getMaxValue()), Boolean.TRUE.equals(change.getCycle()),
					number(change.getCacheSize())));
	}

	private static void rename(RenameSequenceChange change, ChangeContext context) {
		QualifiedName from = context.names().qualified(change.getSchemaName(), change.getOldSequenceName());
		QualifiedName to = context.names().qualified(change.getSchemaName(), change.getNewSequenceName());
		context.state().copySequence(from::equals, to);
		context.state().dropSequence(from);
	}

	private static void alter(AlterSequenceChange change, ChangeContext context) {
		QualifiedName name = context.names().qualified(change.getSchemaName(), change.getSequenceName());
		context.state()
			.changeSequence(name,
					(before) -> new Sequence(name, before.start(), or(change.getIncrementBy(), before.increment()),
							(change.getMinValue() != null) ? number(change.getMinValue()) : before.minimum(),
							(change.getMaxValue() != null) ? number(change.getMaxValue()) : before.maximum(),
							(change.getCycle() != null) ? change.getCycle() : before.cycle(),
							(change.getCacheSize() != null) ? number(change.getCacheSize()) : before.cache()));
	}

	private static @Nullable Long number(@Nullable BigInteger value) {
		return (value != null) ? value.longValue() : null;
	}

	private static long or(@Nullable BigInteger value, long other) {
		return (value != null) ? value.longValue() : other;
	}

}
