package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.change.SchemaChange;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.diff.SchemaDiffer.Options;
import dev.migrate.schema.Schema;
import dev.migrate.schema.TypeRules;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Before, after, and what is to come of it. Every plan is tried forwards and back on a
 * {@link TrialSchema}.
 */
final class Scenario {

	private final Schema before;

	private final Schema after;

	private final List<RenameCandidate> asked = new ArrayList<>();

	private Predicate<String> managed = (object) -> true;

	private Set<String> drops = Set.of();

	private RenameDecider renames = RenameDecider.UNDECIDED;

	private BackfillDecider backfills = BackfillDecider.UNDECIDED;

	private TypeRules types = (from, to) -> null;

	private boolean rows = true;

	private Scenario(Schema before, Schema after) {
		this.before = before;
		this.after = after;
	}

	static Scenario of(Schema before, Schema after) {
		return new Scenario(before, after);
	}

	static Scenario of(TestTable before, TestTable after) {
		return new Scenario(TestTable.schema(before), TestTable.schema(after));
	}

	Scenario managed(Predicate<String> managed) {
		this.managed = managed;
		return this;
	}

	Scenario drop(String... objects) {
		this.drops = Set.of(objects);
		return this;
	}

	/**
	 * What the decider answers; it knows nothing else.
	 */
	Scenario answer(String from, String to, boolean rename) {
		RenameDecider rest = this.renames;
		this.renames = (candidate) -> (candidate.from().equals(from) && candidate.to().equals(to)) ? Optional.of(rename)
				: rest.isRename(candidate);
		return this;
	}

	Scenario renames(RenameDecider renames) {
		this.renames = renames;
		return this;
	}

	Scenario named(Map<String, String> renames) {
		this.renames = RenameDecider.of(renames, this.renames);
		return this;
	}

	Scenario fill(String column, String value) {
		this.backfills = BackfillDecider.of(Map.of(column, value), this.backfills);
		return this;
	}

	Scenario asking(BackfillDecider backfills) {
		this.backfills = backfills;
		return this;
	}

	Scenario emptyTables() {
		this.rows = false;
		return this;
	}

	Scenario types(TypeRules types) {
		this.types = types;
		return this;
	}

	Difference difference() {
		RenameDecider renames = this.renames;
		RenameDecider listening = new RenameDecider() {

			@Override
			public Optional<Boolean> isRename(RenameCandidate candidate) {
				Scenario.this.asked.add(candidate);
				return renames.isRename(candidate);
			}

			@Override
			public boolean isNamed(RenameCandidate.Kind kind, String from, String to) {
				return renames.isNamed(kind, from, to);
			}

		};
		return new SchemaDiffer(this.types).difference(this.before, this.after,
				new Options(this.managed, this.drops, listening, this.backfills));
	}

	/**
	 * The renames that the decider has been asked about.
	 */
	List<String> asked() {
		this.asked.clear();
		difference();
		return this.asked.stream().map((candidate) -> candidate.from() + " -> " + candidate.to()).toList();
	}

	List<String> questions() {
		return difference().questions().stream().map(OpenQuestion::text).toList();
	}

	List<String> leftAlone() {
		return difference().plan().leftAlone();
	}

	List<SchemaChange> changes() {
		return difference().plan().changes();
	}

	/**
	 * Expects these steps, in words, and tries them.
	 */
	void makes(String... steps) {
		assertThat(changes().stream().map(SchemaChange::describe)).containsExactly(steps);
		assertThat(difference().questions()).isEmpty();
		runs();
	}

	/**
	 * Expects no step, no question, and nothing left alone.
	 */
	void makesNothing() {
		makes();
		assertThat(leftAlone()).isEmpty();
		assertThat(asked()).isEmpty();
	}

	/**
	 * Tries the steps forwards, where they have to lead to the schema wanted unless
	 * something is left alone, and back.
	 */
	void runs() {
		Difference difference = difference();
		TrialSchema trial = new TrialSchema(this.before, this.types);
		if (!this.rows) {
			trial.withoutRows();
		}
		difference.plan().changes().forEach(trial::run);
		if (difference.plan().leftAlone().isEmpty()) {
			assertThat(trial.describe(false)).isEqualTo(new TrialSchema(this.after, this.types).describe(false));
		}
		Options options = Options.cautious();
		Difference rest = new SchemaDiffer(this.types).difference(trial.schema(), this.after,
				new Options(this.managed, Set.of(), options.renames(), options.backfills()));
		assertThat(rest.plan().changes()).as("a second difference").isEmpty();
		trial.withoutRows();
		for (int i = difference.plan().changes().size(); i > 0; i--) {
			difference.plan().changes().get(i - 1).inverse().forEach(trial::run);
		}
		assertThat(trial.describe(true)).isEqualTo(new TrialSchema(this.before, this.types).describe(true));
	}

}
