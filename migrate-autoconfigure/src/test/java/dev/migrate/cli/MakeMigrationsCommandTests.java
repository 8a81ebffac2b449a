package dev.migrate.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import dev.migrate.CheckResult;
import dev.migrate.GenerateRequest;
import dev.migrate.UndecidedException;
import dev.migrate.change.AddColumn;
import dev.migrate.change.DropColumn;
import dev.migrate.change.RenameColumn;
import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameDecider;
import dev.migrate.execution.DataLoss;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

class MakeMigrationsCommandTests extends CommandTest {

	private static final QualifiedName USERS = QualifiedName.of("users");

	private static final Column STATUS = Column.of("status", "varchar(20)", false);

	private static final AddColumn ADD_PHONE = new AddColumn(USERS, Column.of("phone", "varchar(20)", true));

	private static final DropColumn DROP_FAX = new DropColumn(USERS, Column.of("fax", "varchar(20)", true));

	private static final RenameColumn RENAME_NAME = new RenameColumn(USERS, Column.of("name", "varchar(20)", true),
			Identifier.of("full_name"));

	private static final RenameCandidate RENAME = new RenameCandidate(RenameCandidate.Kind.COLUMN, "author.name",
			"author.full_name", "a varchar(255)", QualifiedName.of("author"));

	private static final String[] WRITTEN = { "Migrations for 'shop':",
			"  src/main/resources/db/changelog/changes/20261121_020355_add_phone_to_users.yaml",
			"    + Add column phone to users" };

	@ParameterizedTest
	@ValueSource(
			strings = { "makemigrations", "migrate create", "migrate revision", "migrate revision --autogenerate" })
	void writesARevisionAndSaysWhatIsInIt(String command) {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		assertThat(run((command + " -m Phone").split(" "))).isZero();
		assertOut(WRITTEN);
		assertErr("Next: look at the file, then apply it with 'migrate'.");
		assertThat(this.service.generated).singleElement().satisfies((request) -> {
			assertThat(request.message()).isEqualTo("Phone");
			assertThat(request.dryRun()).isFalse();
			assertThat(request.renameDecider()).isSameAs(RenameDecider.UNDECIDED);
			assertThat(request.backfillDecider()).isSameAs(BackfillDecider.UNDECIDED);
		});
	}

	@Test
	void writesTheFormatThatIsAskedFor() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		assertThat(run("makemigrations", "--format", "xml")).isZero();
		assertThat(this.service.generated).extracting(GenerateRequest::format).containsExactly(ChangelogFormat.XML);
		assertThat(run("makemigrations", "--format", "toml")).isEqualTo(2);
		assertThat(err()).startsWith("error: Invalid value for option '--format': "
				+ "expected one of [YAML, XML, JSON, SQL] (case-insensitive) but was 'toml'\n");
	}

	@Test
	void signsEachChangeAndWarnsOfLosses() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE, RENAME_NAME, DROP_FAX);
		assertThat(run("makemigrations")).isZero();
		assertThat(out()).endsWith("""
				    + Add column phone to users
				    ~ Rename column name on users to full_name
				    - Drop column fax from users
				""");
		assertThat(err()).startsWith("warning: Drop column fax from users: loses the values of users.fax\n");
	}

	@Test
	void coloursChangesOnATerminal() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE, RENAME_NAME, DROP_FAX);
		assertThat(run(TestConsole.coloredTerminal(), "makemigrations", "--dry-run")).isZero();
		assertThat(out()).contains("    \033[32m+ Add column phone to users\033[0m\n")
			.contains("    \033[33m~ Rename column name on users to full_name\033[0m\n")
			.contains("    \033[31m- Drop column fax from users\033[0m\n");
	}

	@Test
	void saysThatNothingHasChangedAndWhatItLookedAt() {
		assertThat(run("makemigrations")).isZero();
		assertOut("No changes detected");
		assertErr("Compared with the entities Order, User.");
	}

	@Test
	void takesTheMessageAsAnArgumentToo() {
		run("makemigrations", "Add phone number");
		assertThat(this.service.generated.get(0).message()).isEqualTo("Add phone number");
		assertThat(run("makemigrations", "One", "-m", "Two")).isEqualTo(2);
		assertThat(err()).startsWith("error: Two messages: 'One' and 'Two'\n");
	}

	@Test
	void passesAnswersOn() {
		run("makemigrations", "--rename", "users.name=full_name", "--rename=author=writer", "--default",
				"users.status='a=b'", "--drop", "legacy", "--drop=users.fax");
		GenerateRequest request = this.service.generated.get(0);
		assertThat(request.renames()).isEqualTo(Map.of("users.name", "full_name", "author", "writer"));
		assertThat(request.defaults()).isEqualTo(Map.of("users.status", "'a=b'"));
		assertThat(request.drops()).isEqualTo(Set.of("legacy", "users.fax"));
	}

	@Test
	void writesNothingInADryRun() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		assertThat(run("makemigrations", "--dry-run")).isZero();
		assertOut(WRITTEN);
		assertErr("Nothing was written: this was a dry run.");
		assertThat(this.service.generated).singleElement().matches(GenerateRequest::dryRun);
	}

	@Test
	void showsTheContentWhenAsked() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		run("makemigrations", "--dry-run", "-v");
		assertThat(out()).endsWith("    + Add column phone to users\n\ndatabaseChangeLog: []\n");
	}

	@ParameterizedTest
	@CsvSource({ "--empty, EMPTY", "--java, JAVA", "--repeatable, REPEATABLE" })
	void writesARevisionToBeFilled(String option, GenerateRequest.Kind kind) {
		run("makemigrations", option, "-m", "Fill phones");
		assertThat(this.service.generated).singleElement().extracting(GenerateRequest::kind).isEqualTo(kind);
	}

	@Test
	void checksWithoutWriting() {
		assertThat(run("makemigrations", "--check")).isZero();
		assertOut("No changes detected");
		this.service.check = new CheckResult(List.of(ADD_PHONE), List.of("Was a renamed to b?"), List.of(),
				this.service.status, List.of());
		assertThat(run("makemigrations", "--check")).isEqualTo(1);
		assertOut("Migrations for 'shop':", "    + Add column phone to users", "    ? Was a renamed to b?");
		assertThat(this.service.generated).isEmpty();
	}

	@Test
	void checksInJson() {
		this.service.check = new CheckResult(List.of(ADD_PHONE), List.of("Was a renamed to b?"), List.of("table jobs"),
				this.service.status, List.of());
		assertThat(run("makemigrations", "--check", "--json")).isEqualTo(1);
		assertOut("{\"changes\":[{\"sign\":\"+\",\"description\":\"Add column phone to users\",\"destructive\":false}],"
				+ "\"questions\":[\"Was a renamed to b?\"],\"leftAlone\":[\"table jobs\"]}");
	}

	@Test
	void printsJsonAndAsksNothing() {
		this.service.generate = (request) -> StubMigrationService.revision(request, DROP_FAX);
		assertThat(run(TestConsole.terminal(), "makemigrations", "--json")).isZero();
		assertThat(out()).startsWith("{\"revision\":\"20261121_020355_add_phone_to_users\",\"file\":\"/")
			.contains("\"written\":true,\"changes\":[{\"sign\":\"-\",\"description\":\"Drop column fax from users\","
					+ "\"destructive\":true,\"loses\":\"the values of users.fax\"}]");
	}

	@Test
	void asksForTheMessageOnATerminal() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		assertThat(run(TestConsole.terminal("Phone"), "makemigrations")).isZero();
		assertThat(err()).startsWith("What is this revision for? [add_phone_to_users] ");
		assertThat(this.service.generated).extracting(GenerateRequest::message, GenerateRequest::dryRun)
			.containsExactly(tuple(null, true), tuple("Phone", false));
		assertOut(WRITTEN);
	}

	@Test
	void takesTheSuggestedNameForAnEmptyAnswer() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		run(TestConsole.terminal(""), "makemigrations");
		assertThat(this.service.generated).last().satisfies((request) -> {
			assertThat(request.message()).isNull();
			assertThat(request.dryRun()).isFalse();
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					--check --rename users.name=full_name | '--check' takes no answers, because it writes nothing: '--dry-run' shows what they lead to
					--merge --empty                       | '--merge' writes a revision that only follows others: it takes '-m', '--dry-run' and '--json'
					--empty --drop users                  | A revision that is written by hand has no questions to answer
					--java --repeatable                   | '--empty', '--java' and '--repeatable' are three kinds of revisions
					""",
			quoteCharacter = '"')
	void refusesOptionsThatWouldDoNothing(String options, String words) {
		assertThat(run(("makemigrations " + options).split(" "))).isEqualTo(2);
		assertThat(err()).startsWith("error: " + words + "\n");
		assertThat(this.service.generated).isEmpty();
	}

	@Test
	void asksForNoMessageWhenNothingHasChanged() {
		assertThat(run(TestConsole.terminal(), "makemigrations")).isZero();
		assertOut("No changes detected");
	}

	@Test
	void asksBeforeItWritesWhatLosesData() {
		this.service.generate = (request) -> StubMigrationService.revision(request, DROP_FAX);
		assertThat(run(TestConsole.terminal("n"), "makemigrations", "-m", "Fax")).isEqualTo(3);
		assertErr("warning: Drop column fax from users: loses the values of users.fax",
				"Write a revision that loses this when it is applied? [y/N] Nothing was written.");
		assertThat(this.service.generated).allMatch(GenerateRequest::dryRun);

		run(TestConsole.terminal("y"), "makemigrations", "-m", "Fax");
		assertThat(this.service.generated).last().matches((request) -> !request.dryRun());

		this.service.generated.clear();
		run(TestConsole.terminal(), "makemigrations", "-m", "Fax", "--yes");
		assertThat(this.service.generated).singleElement().matches((request) -> !request.dryRun());
	}

	@Test
	void saysHowManyRowsAreLostInThisDatabase() {
		this.service.generate = (request) -> StubMigrationService.revision(request, DROP_FAX);
		this.service.losses = List.of(new DataLoss("Drop column fax of users", 3L, "3 values"));
		run(TestConsole.terminal("n"), "makemigrations", "-m", "Fax");
		assertErr("warning: Drop column fax from users: loses the values of users.fax",
				"    In this database: Drop column fax of users (3 values)",
				"Write a revision that loses this when it is applied? [y/N] Nothing was written.");
	}

	@Test
	void asksWhatMayBeDropped() {
		OpenQuestion moved = new OpenQuestion.Relocation("users.fax", "offices.fax", "users.fax");
		OpenQuestion view = new OpenQuestion.Obstacle(QualifiedName.of("report"), "Drop column fax from users");
		this.service.generate = (request) -> {
			if (request.drops().isEmpty()) {
				throw new UndecidedException(List.of(moved, view));
			}
			return StubMigrationService.revision(request, DROP_FAX);
		};
		assertThat(run(TestConsole.terminal("y", "y"), "makemigrations", "-m", "Fax", "--yes")).isZero();
		assertErr(
				moved.text() + " [y/N] " + view.text() + " [y/N] "
						+ "warning: Drop column fax from users: loses the values of users.fax",
				"Next: look at the file, then apply it with 'migrate'.");
		assertThat(this.service.generated).last().satisfies((request) -> {
			assertThat(request.drops()).containsExactlyInAnyOrder("users.fax", "report");
			assertThat(request.dryRun()).isFalse();
		});

		assertThat(run(TestConsole.terminal("n", "y"), "makemigrations")).isEqualTo(3);
		assertThat(err()).endsWith("[y/N] error: " + moved.text() + "\nAnswer with\n--drop users.fax\n");
		assertThat(run(TestConsole.terminal(), "makemigrations", "--no-input")).isEqualTo(3);
		assertThat(err()).startsWith("error: " + moved.text() + "\n" + view.text());
	}

	@Test
	void whoQuitsIsNotAskedWhatMayBeDropped() {
		this.service.generate = (request) -> {
			throw new UndecidedException(List.of(new OpenQuestion.Relocation("users.fax", "offices.fax", "users.fax"),
					new OpenQuestion.Backfill(USERS, STATUS, null)));
		};
		assertThat(run(TestConsole.terminal(), "makemigrations")).isEqualTo(3);
		assertThat(err()).doesNotContain("[y/N]").contains("--default users.status=<value>");
	}

	@Test
	void asksForARenameOnceAndByDefaultItIsNone() {
		assertThat(askedForRename("y")).isTrue();
		assertErr("Was author.name renamed to author.full_name (a varchar(255))? [y/N] "
				+ "Compared with the entities Order, User.");
		assertThat(askedForRename("")).isFalse();
		assertThat(askedForRename("n")).isFalse();
	}

	@Test
	void asksForAOneOffDefaultAndOffersTheInitialValue() {
		assertThat(askedForValue("'new'", "1", "")).contains("'new'");
		assertThat(err()).isEqualTo("""
				It is impossible to make column status of users (varchar(20) not null) without a value for the rows \
				that exist.
				Please select a fix:
				 1) Provide a one-off default now (for all existing rows without a value)
				 2) Quit, and give the column a default in the entity
				Select an option: Please enter the default as an SQL expression, such as 0, 'active' or \
				current_timestamp.
				[default: 'new'] >>> Compared with the entities Order, User.
				""");
		assertThat(askedForValue("'new'", "1", "'old'")).contains("'old'");
		assertThat(askedForValue(null, "x", "1", "", "'old'")).contains("'old'");
		assertThat(err()).contains("Please select a valid option.").contains(">>> Please enter some value.");
		assertThat(askedForValue(null, "2")).isEmpty();
	}

	@Test
	void asksNothingWhenToldNotTo() {
		this.service.generate = (request) -> StubMigrationService.revision(request, DROP_FAX);
		assertThat(run(TestConsole.terminal(), "makemigrations", "--no-input")).isZero();
		assertThat(this.service.generated).singleElement()
			.matches((request) -> request.renameDecider() == RenameDecider.UNDECIDED);
	}

	@Test
	void writesNothingWhenTheInputEnds() {
		this.service.generate = (request) -> StubMigrationService.revision(request, ADD_PHONE);
		TestConsole console = TestConsole.terminal("only one line");
		this.service.generate = (request) -> {
			request.renameDecider().isRename(RENAME);
			return StubMigrationService.revision(request, ADD_PHONE);
		};
		assertThat(run(console, "makemigrations")).isEqualTo(3);
		assertThat(err()).endsWith("error: The question was not answered: the input has ended.\n"
				+ "Answer on the command line, see --help.\n");
		assertThat(this.service.generated).allMatch(GenerateRequest::dryRun);
	}

	@Test
	void refusesWithTheWordsOfTheService() {
		this.service.generate = (request) -> {
			throw new MigrationException("Was author.name renamed to author.full_name (a varchar(255))?",
					"Add --rename author.name=full_name or --drop author.name.");
		};
		assertThat(run("makemigrations")).isEqualTo(3);
		assertErr("error: Was author.name renamed to author.full_name (a varchar(255))?",
				"Add --rename author.name=full_name or --drop author.name.");
	}

	private boolean askedForRename(String answer) {
		AtomicReference<Optional<Boolean>> decided = new AtomicReference<>(Optional.empty());
		this.service.generate = (request) -> {
			request.renameDecider().isRename(RENAME);
			decided.set(request.renameDecider().isRename(RENAME));
			return StubMigrationService.nothing();
		};
		run(TestConsole.terminal(answer), "makemigrations", "-m", "Rename");
		return decided.get().orElseThrow();
	}

	private Optional<String> askedForValue(String offered, String... answers) {
		AtomicReference<Optional<String>> decided = new AtomicReference<>(Optional.empty());
		this.service.generate = (request) -> {
			decided.set(request.backfillDecider().valueFor(USERS, STATUS, offered));
			return StubMigrationService.nothing();
		};
		run(TestConsole.terminal(answers), "makemigrations", "-m", "Status");
		return decided.get();
	}

}
