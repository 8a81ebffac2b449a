package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;

import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.schema.Column;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every two schemas.
 */
class AnySchemaTests {

	private static final int SCHEMAS = 300;

	static List<Integer> seeds() {
		List<Integer> seeds = new ArrayList<>();
		for (int seed = 0; seed < SCHEMAS; seed++) {
			seeds.add(seed);
		}
		return seeds;
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("The steps run forwards and back when everything is managed")
	void stepsRunWhenEverythingIsManaged(int seed) {
		Random random = new Random(seed);
		RandomSchema schemas = new RandomSchema(random, true);
		scenario(seed, schemas.next(), schemas.next(), random.nextInt(3)).runs();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("The steps run forwards and back when much was made by hand")
	void stepsRunWhenMuchWasMadeByHand(int seed) {
		Random random = new Random(seed);
		RandomSchema schemas = new RandomSchema(random, false);
		scenario(seed, schemas.next(), schemas.next(), 0).managed((object) -> Objects.hash(object, seed) % 3 == 0)
			.runs();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("nothing changed: the same schema, whatever it holds")
	void nothingChanged(int seed) {
		Schema schema = new RandomSchema(new Random(seed), true).next();
		Scenario scenario = Scenario.of(schema, shuffled(schema, new Random(seed), true));
		assertThat(scenario.changes()).isEmpty();
		assertThat(scenario.questions()).isEmpty();
		assertThat(scenario.asked()).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("order of changes deterministic")
	void orderOfChangesDeterministic(int seed) {
		Random random = new Random(seed);
		RandomSchema schemas = new RandomSchema(random, true);
		Schema before = schemas.next();
		Schema after = schemas.next();
		Difference difference = scenario(seed, before, after, 2).difference();
		Difference shuffled = scenario(seed, shuffled(before, random, false), shuffled(after, random, false), 2)
			.difference();
		assertThat(shuffled.plan().changes()).isEqualTo(difference.plan().changes());
		assertThat(shuffled.plan().leftAlone()).isEqualTo(difference.plan().leftAlone());
		assertThat(shuffled.questions()).isEqualTo(difference.questions());
	}

	@ParameterizedTest
	@MethodSource("seeds")
	@DisplayName("What is undecided is neither dropped nor added nor renamed")
	void undecidedIsNeitherDroppedNorAdded(int seed) {
		RandomSchema schemas = new RandomSchema(new Random(seed), true);
		Difference difference = Scenario.of(schemas.next(), schemas.next()).difference();
		List<String> steps = difference.plan().changes().stream().map(SchemaChange::describe).toList();
		assertThat(difference.plan().changes()).noneMatch((change) -> change instanceof RenameTable
				|| change instanceof RenameColumn || change instanceof RenameSequence);
		for (OpenQuestion question : difference.questions()) {
			if (question instanceof OpenQuestion.Rename rename) {
				RenameCandidate candidate = rename.candidate();
				String kind = candidate.kind().name().toLowerCase(Locale.ROOT) + " ";
				String from = candidate.from().substring(candidate.from().lastIndexOf('.') + 1);
				String to = candidate.to().substring(candidate.to().lastIndexOf('.') + 1);
				boolean column = candidate.kind() == RenameCandidate.Kind.COLUMN;
				assertThat(steps).doesNotContain("Drop " + kind + from + (column ? " from " + candidate.table() : ""))
					.doesNotContain(
							(column ? "Add " : "Create ") + kind + to + (column ? " to " + candidate.table() : ""));
			}
		}
	}

	/**
	 * A scenario in which every question has an answer.
	 * @param renames one in so many candidates is a rename, none for 0
	 */
	private static Scenario scenario(int seed, Schema before, Schema after, int renames) {
		TypeRules types = new TypeRules() {

			@Override
			public @Nullable String narrowing(String fromType, String toType) {
				return null;
			}

			@Override
			public boolean foreignKeysHoldIndexes() {
				return seed % 2 == 0;
			}

		};
		return Scenario.of(before, after)
			.types(types)
			.asking((table, column) -> Optional.of("'x'"))
			.renames((candidate) -> Optional
				.of(renames > 0 && Objects.hash(candidate.from(), candidate.to(), seed) % renames == 0));
	}

	private static Schema shuffled(Schema schema, Random random, boolean columns) {
		List<Table> tables = shuffled(schema.tables(), random).stream().map((table) -> {
			List<Column> ordered = columns ? shuffled(table.columns(), random) : table.columns();
			return table.withColumns(ordered)
				.withUniqueConstraints(shuffled(table.uniqueConstraints(), random))
				.withForeignKeys(shuffled(table.foreignKeys(), random))
				.withCheckConstraints(shuffled(table.checkConstraints(), random))
				.withIndexes(shuffled(table.indexes(), random));
		}).toList();
		return new Schema(tables, shuffled(schema.sequences(), random));
	}

	private static <T> List<T> shuffled(List<T> values, Random random) {
		List<T> shuffled = new ArrayList<>(values);
		Collections.shuffle(shuffled, random);
		return shuffled;
	}

}
