package dev.migrate.engine;

import java.sql.SQLException;
import java.util.List;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import org.junit.jupiter.api.Test;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What every engine has to do that has sequences.
 */
abstract class AbstractSequenceEngineTests extends AbstractEngineTests {

	@Test
	void whatHibernateCreatesAsSequenceHasOnlyDefaults() throws SQLException {
		execute("create sequence users_seq start with 1 increment by 50");
		assertThat(read().sequences()).containsExactly(Sequence.of("users_seq", 1, 50));
	}

	@Test
	void aSequenceChangesItsSettingsAndGoesOn() throws SQLException {
		execute("create sequence s start with 1 increment by 1");
		Sequence before = read().sequences().get(0);
		nextValue("s");
		long reached = nextValue("s");
		for (Sequence after : List.of(Sequence.of("s", 1, 50), new Sequence(before.name(), 3, 2, 1L, 1000L, true, 7L),
				new Sequence(before.name(), 3, 2, null, null, false, null),
				new Sequence(before.name(), 1, 1, 0L, null, false, null))) {
			execute(this.engine.alterSequenceSql(before, after).toArray(String[]::new));
			assertThat(read().sequences())
				.containsExactly((after.minimum() != null && after.minimum() == 1) ? withMinimum(after, null) : after);
			before = read().sequences().get(0);
		}
		assertThat(nextValue("s")).isGreaterThan(reached);
	}

	@Test
	void aSequenceIsRenamedAndGoesOn() throws SQLException {
		execute(withoutCache("create sequence s start with 10 increment by 5 minvalue 2 maxvalue 300 cache 7"));
		Sequence before = read().sequences().get(0);
		long reached = nextValue("s");
		QualifiedName renamed = QualifiedName.of("renamed");
		List<String> statements = this.engine.renameSequenceSql(before.name(), renamed);
		execute(statements.isEmpty() ? new String[] { "alter sequence s rename to renamed" }
				: statements.toArray(String[]::new));
		assertThat(read().sequences()).containsExactly(new Sequence(renamed, before.start(), before.increment(),
				before.minimum(), before.maximum(), before.cycle(), before.cache()));
		assertThat(nextValue("renamed")).isGreaterThan(reached);
	}

	abstract long nextValue(String sequence) throws SQLException;

	/** The statement as it is for an engine whose sequences have no cache. */
	String withoutCache(String sql) {
		return sql;
	}

	private static Sequence withMinimum(Sequence sequence, Long minimum) {
		return new Sequence(sequence.name(), sequence.start(), sequence.increment(), minimum, sequence.maximum(),
				sequence.cycle(), sequence.cache());
	}

}
