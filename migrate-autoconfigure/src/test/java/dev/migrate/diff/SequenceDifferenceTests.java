package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.AlterSequence;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SequenceDifferenceTests {

	private static final Sequence SEQ = Sequence.of("users_seq", 1, 50);

	@Test
	@DisplayName("sequence: created, dropped")
	void createdDropped() {
		Scenario.of(Schema.empty(), with(SEQ)).makes("Create sequence users_seq");
		Scenario.of(with(SEQ), Schema.empty()).makes("Drop sequence users_seq");
		Scenario.of(with(SEQ), with(SEQ)).makesNothing();
	}

	@Test
	@DisplayName("sequence: renamed when somebody says so")
	void renamed() {
		Scenario scenario = Scenario.of(with(SEQ), with(Sequence.of("people_seq", 1, 50)));
		assertThat(scenario.questions())
			.containsExactly("Was users_seq renamed to people_seq (a sequence with increment 50)?");
		assertThat(scenario.changes()).isEmpty();
		scenario.answer("users_seq", "people_seq", true).makes("Rename sequence users_seq to people_seq");
		scenario.answer("users_seq", "people_seq", false)
			.makes("Create sequence people_seq", "Drop sequence users_seq");
	}

	@Test
	@DisplayName("sequence: another increment is another sequence, unless the user names the rename")
	void anotherIncrement() {
		Scenario scenario = Scenario.of(with(SEQ), with(Sequence.of("people_seq", 1, 10)));
		assertThat(scenario.asked()).isEmpty();
		scenario.makes("Create sequence people_seq", "Drop sequence users_seq");
		scenario.named(java.util.Map.of("users_seq", "people_seq"))
			.makes("Rename sequence users_seq to people_seq", "Alter sequence people_seq");
	}

	@Test
	@DisplayName("sequence: increment, start, min, max, cycle, cache")
	void settings() {
		QualifiedName name = SEQ.name();
		for (Sequence changed : List.of(new Sequence(name, 1, 10, null, null, false, null),
				new Sequence(name, 100, 50, null, null, false, null), new Sequence(name, 1, 50, 1L, null, false, null),
				new Sequence(name, 1, 50, null, 9L, false, null), new Sequence(name, 1, 50, null, null, true, null),
				new Sequence(name, 1, 50, null, null, false, 20L))) {
			Scenario scenario = Scenario.of(with(SEQ), with(changed));
			scenario.makes("Alter sequence users_seq");
			assertThat(scenario.changes()).containsExactly(new AlterSequence(SEQ, changed));
		}
	}

	@Test
	@DisplayName("sequence made by hand stays")
	void madeByHandStays() {
		Scenario scenario = Scenario.of(with(SEQ), Schema.empty()).managed((object) -> false);
		scenario.makes();
		assertThat(scenario.leftAlone())
			.containsExactly("Sequence users_seq is not in the entities; no revision made it, so it stays");
	}

	private static Schema with(Sequence sequence) {
		return new Schema(List.of(), List.of(sequence));
	}

}
