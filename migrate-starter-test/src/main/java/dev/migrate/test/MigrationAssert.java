package dev.migrate.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.migrate.CheckResult;
import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.RehearsalResult.Finding;
import dev.migrate.change.SchemaChange;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.failure.MigrationException;
import dev.migrate.lint.LintFinding;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about the migrations of a database. None of them changes it: what has to be
 * tried out is tried out in a shadow.
 */
public final class MigrationAssert extends AbstractAssert<MigrationAssert, MigrationService> {

	private static final String ALL = "base:head";

	/** What {@link dev.migrate.lint} calls it if rows or values are lost. */
	private static final Set<String> LOSSES = Set.of("ban-drop-column", "ban-drop-table", "ban-drop-schema",
			"ban-truncate-cascade", "narrowing-column-type");

	private MigrationAssert(MigrationService actual) {
		super(actual, MigrationAssert.class);
	}

	/**
	 * Begins assertions about the migrations of a database.
	 */
	public static MigrationAssert assertThat(MigrationService actual) {
		return new MigrationAssert(actual);
	}

	/**
	 * Verifies that no revision has to be written: the changelog makes what the entities
	 * need.
	 */
	public MigrationAssert isInStepWithEntities() {
		CheckResult check = ask(MigrationService::check);
		List<String> missing = new ArrayList<>(check.changes().stream().map(SchemaChange::describe).toList());
		missing.addAll(check.questions());
		return require(missing, "the changelog of database '%s' to be in step with the entities",
				"a revision has to be written (makemigrations)");
	}

	/**
	 * Verifies that every revision has run.
	 */
	public MigrationAssert hasNothingPending() {
		List<String> pending = ask(MigrationService::status).pendingRevisions()
			.stream()
			.map(RevisionStatus::id)
			.toList();
		return require(pending, "nothing to be pending in database '%s'", "these revisions have not run");
	}

	/**
	 * Verifies that the database is what its revisions, as far as they have run, made of
	 * it.
	 */
	public MigrationAssert hasNoDrift() {
		List<String> drift = ask(MigrationService::drift).changes().stream().map(SchemaChange::describe).toList();
		return require(drift, "database '%s' to be as its revisions made it", "somebody has changed it");
	}

	/**
	 * Verifies that no revision loses rows or values.
	 */
	public MigrationAssert hasNoDestructiveChanges() {
		return hasNoDestructiveChanges(ALL);
	}

	/**
	 * Verifies that no revision of a range loses rows or values.
	 * @param range a revision, as its id, the beginning of it or {@code head}, or those
	 * behind one up to another, as {@code FROM:TO}
	 */
	public MigrationAssert hasNoDestructiveChanges(String range) {
		LintResult lint = ask((service) -> service.lint(LintRequest.of(range)));
		Stream<String> labelled = ask(MigrationService::status).revisions()
			.stream()
			.filter((revision) -> revision.destructive() && lint.revisions().contains(revision.id()))
			.flatMap((revision) -> ask((service) -> service.revision(revision.id())).changeSets().stream())
			.filter(ChangeSetDetails::destructive)
			.map((changeSet) -> changeSet.id() + ": " + String.join("; ", changeSet.sql()));
		Stream<String> found = lint.findings()
			.stream()
			.filter((finding) -> LOSSES.contains(finding.code()))
			.map(MigrationAssert::describe);
		return require(Stream.concat(labelled, found).toList(), "the revisions of database '%s' to lose nothing",
				"these change sets do");
	}

	/**
	 * Verifies that no revision is dangerous on a database that is in use, as
	 * {@code migrate lint} sees it.
	 */
	public MigrationAssert hasNoLintFindings() {
		return hasNoLintFindings(ALL);
	}

	/**
	 * Verifies that no revision of a range is dangerous on a database that is in use.
	 * @param range as in {@link #hasNoDestructiveChanges(String)}
	 */
	public MigrationAssert hasNoLintFindings(String range) {
		List<String> findings = ask((service) -> service.lint(LintRequest.of(range))).findings()
			.stream()
			.map(MigrationAssert::describe)
			.toList();
		return require(findings, "the revisions of database '%s' to be safe on a database that is in use",
				"these are not (migrate lint says how to do the same safely)");
	}

	/**
	 * Verifies that every revision goes up, down and up again, with rows that are made
	 * up: nothing is left over, and what was there before is there afterwards.
	 */
	public MigrationAssert goesUpAndDown() {
		return goesUpAndDown(RehearsalRequest.all());
	}

	/**
	 * Verifies that revisions go up, down and up again: with rows of one's own, from a
	 * revision on, or from a copy of a schema.
	 */
	public MigrationAssert goesUpAndDown(RehearsalRequest request) {
		List<String> findings = new ArrayList<>();
		for (Finding finding : ask((service) -> service.rehearse(request)).findings()) {
			findings.add(finding.revision() + ", " + finding.moment() + ":");
			finding.details().forEach((detail) -> findings.add("    " + detail));
		}
		return require(findings, "the revisions of database '%s' to go up, down and up again", "they do not");
	}

	private static String describe(LintFinding finding) {
		String place = (finding.changeSet() != null) ? finding.changeSet() : finding.revision();
		return place + ": " + finding.message() + " (" + finding.code() + ")";
	}

	private <T> T ask(Function<MigrationService, T> question) {
		isNotNull();
		try {
			return question.apply(this.actual);
		}
		catch (MigrationException ex) {
			throw failure("%s%n%s", ex.getMessage(), ex.getAction());
		}
	}

	private MigrationAssert require(List<String> found, String expectation, String reality) {
		if (!found.isEmpty()) {
			throw failure("Expecting " + expectation + ", but %s:%n%s", this.actual.name(), reality, indented(found));
		}
		return this;
	}

	private static @Nullable String indented(List<String> lines) {
		return String.join(System.lineSeparator(), lines.stream().map((line) -> "    " + line).toList());
	}

}
