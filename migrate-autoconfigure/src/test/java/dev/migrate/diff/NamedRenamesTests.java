package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;

import dev.migrate.diff.RenameCandidate.Kind;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.QualifiedName;
import org.junit.jupiter.api.Test;

import static dev.migrate.diff.TestTable.schema;
import static dev.migrate.diff.TestTable.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamedRenamesTests {

	@Test
	void knowsColumnsWithAndWithoutTheirTable() {
		RenameDecider decider = RenameDecider.of(Map.of("users.name", "full_name", "users.mail", "users.email"),
				RenameDecider.UNDECIDED);
		assertThat(decider.isNamed(Kind.COLUMN, "users.name", "users.full_name")).isTrue();
		assertThat(decider.isNamed(Kind.COLUMN, "users.mail", "users.email")).isTrue();
		assertThat(decider.isNamed(Kind.COLUMN, "users.name", "users.email")).isFalse();
		assertThat(decider.isNamed(Kind.COLUMN, "people.name", "people.full_name")).isFalse();
	}

	@Test
	void knowsTablesWithAndWithoutTheirSchema() {
		RenameDecider decider = RenameDecider.of(Map.of("Author", "writer", "crm.lead", "contact"),
				RenameDecider.UNDECIDED);
		assertThat(decider.isNamed(Kind.TABLE, "author", "writer")).isTrue();
		assertThat(decider.isNamed(Kind.TABLE, "crm.lead", "crm.contact")).isTrue();
		assertThat(decider.isNamed(Kind.TABLE, "lead", "contact")).isFalse();
	}

	@Test
	void leavesCandidatesToTheOther() {
		RenameCandidate candidate = new RenameCandidate(Kind.TABLE, "a", "b", "", QualifiedName.of("a"));
		RenameDecider decider = RenameDecider.of(Map.of(), (asked) -> Optional.of(true));
		assertThat(decider.isRename(candidate)).contains(true);
		assertThat(decider.isNamed(Kind.TABLE, "a", "b")).isFalse();
	}

	@Test
	void refusesRenameToNameThatIsTaken() {
		Scenario scenario = Scenario
			.of(table("users").column("name", "text").column("full_name", "text"),
					table("users").column("full_name", "text"))
			.named(Map.of("users.name", "full_name"));
		assertThatExceptionOfType(MigrationException.class).isThrownBy(scenario::difference)
			.withMessage("users.name cannot be renamed to users.full_name, because users.full_name is there already.")
			.extracting(MigrationException::getAction)
			.isEqualTo("Say what becomes of users.full_name as well, with --rename users.full_name=<new name> or "
					+ "--drop users.full_name, or leave the rename out.");
	}

	@Test
	void forgetsRenameThatWasCarriedOutLongAgo() {
		Map<String, String> settings = Map.of("users.name", "full_name", "author", "writer");
		Scenario
			.of(schema(table("users").column("full_name", "text"), table("writer")),
					schema(table("users").column("full_name", "text"), table("writer")))
			.named(settings)
			.makesNothing();
		Scenario.of(
				schema(table("users").column("full_name", "text").column("name", "text"), table("writer"),
						table("author")),
				schema(table("users").column("full_name", "text").column("name", "text"), table("writer"),
						table("author")))
			.named(settings)
			.makesNothing();
	}

}
