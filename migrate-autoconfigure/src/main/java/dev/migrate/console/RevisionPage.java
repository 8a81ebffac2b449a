package dev.migrate.console;

import java.util.List;
import java.util.Objects;

import dev.migrate.LintRequest;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RevisionDetails.ChangeSetDetails;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import dev.migrate.lint.LintFinding;
import org.jspecify.annotations.Nullable;

/**
 * One revision: what it is for, what it does, and what is dangerous about that.
 */
final class RevisionPage {

	private final ConsoleRequest request;

	private final RevisionDetails details;

	private final SecretParameters secrets;

	RevisionPage(ConsoleRequest request, String name, SecretParameters secrets) {
		this.request = request;
		this.details = request.service().revision(name);
		this.secrets = secrets;
	}

	String title() {
		return Parts.title(this.details.revision());
	}

	Html render() {
		return Html.of("section", heading(), Html.of("h2", "What it does"), words(), findings(), Html.of("h2", "SQL"),
				sql("Forward", true), sql("Back", false));
	}

	private Html heading() {
		RevisionStatus revision = this.details.revision();
		String parent = revision.parent();
		return Html.of("header",
				Html.of("h1", Parts.title(revision), " ", Parts.state(revision.state()), Parts.destructive(
						revision.destructive())),
				Html.of("p", Html.span("fact id", revision.id()),
						(revision.created() != null) ? Html.span("fact", "written ", Parts.time(revision.created()))
								: null,
						(revision.appliedAt() != null) ? Html.span("fact", "applied ", Parts.time(revision.appliedAt()))
								: null,
						(parent != null) ? Html.span("fact", "follows ",
								Html.link(this.request.address("revisions", parent), parent))
								: null,
						Html.span("fact", revision.path()))
					.css("facts"),
				revision.replaces().isEmpty() ? null
						: Html.of("p", "Stands for " + String.join(", ", revision.replaces())),
				Html.of("p",
						Html.link(
								this.request.address("schema") + "?" + ConsoleRequest.query("revision", revision.id()),
								"Schema before and after")
							.css("button")))
			.css("heading");
	}

	private Html words() {
		Html list = Html.of("ol").css("changesets");
		for (ChangeSetDetails changeSet : this.details.changeSets()) {
			Html operations = Html.of("ul");
			changeSet.operations().forEach((operation) -> operations.add(Html.of("li", masked(operation))));
			list.add(Html.of(
					"li", operations, Html
						.of("p", Html.span("fact id", changeSet.id()), Html.span("fact", "by " + changeSet.author()),
								(changeSet.appliedAt() != null)
										? Html.span("fact",
												String.valueOf(changeSet.execType()).toLowerCase(java.util.Locale.ROOT)
														+ " ",
												Parts.time(changeSet.appliedAt()))
										: null,
								changeSet.applies()
										? null
										: Html.span("tag", "not meant for this database, its contexts or labels"),
								Parts.destructive(changeSet.destructive()),
								changeSet.labels()
									.stream()
									.filter((label) -> !label.equals("destructive"))
									.map((label) -> Html.span("tag", label))
									.toList(),
								changeSet.contexts()
									.stream()
									.map((context) -> Html.span("tag", "context " + context))
									.toList())
						.css("facts"),
					(changeSet.comments() != null) ? Html.of("p", masked(changeSet.comments())).css("comment") : null));
		}
		return list;
	}

	/** A revision that cannot be looked through is shown all the same. */
	private Html findings() {
		Html section = Html.of("div", Html.of("h2", "Findings"));
		try {
			List<LintFinding> findings = this.request.service()
				.lint(LintRequest.of(this.details.revision().id()))
				.findings();
			return findings.isEmpty() ? section.add(Html.of("p", "Nothing dangerous was found.").css("empty"))
					: section.add(findings.stream().map(this::finding).toList());
		}
		catch (MigrationException ex) {
			return section.add(Parts.notice("bad", masked(ex.getMessage()), masked(ex.getAction())));
		}
	}

	private Html finding(LintFinding finding) {
		String rewrite = finding.rewrite();
		return Html.of("article",
				Html.of("h3", Html.of("code", finding.code()), " ", finding.object(), " ",
						finding.engines().stream().map((engine) -> Html.span("tag", engine)).toList(),
						(finding.rows() != null) ? Html.span("tag",
								"about " + finding.rows() + ((finding.rows() == 1) ? " row" : " rows")) : null),
				Html.of("p", masked(finding.message())),
				(rewrite != null)
						? Html.of("details", Html.of("summary", "What to do instead"), Parts.code(masked(rewrite)))
						: null)
			.css("finding");
	}

	private Html sql(String name, boolean forward) {
		StringBuilder script = new StringBuilder();
		boolean possible = true;
		for (ChangeSetDetails changeSet : order(forward)) {
			List<String> statements = forward ? changeSet.sql() : changeSet.rollback();
			possible &= statements != null;
			script.append("-- ")
				.append(changeSet.id())
				.append((statements != null) ? "" : ": nothing undoes it")
				.append('\n');
			Objects.requireNonNullElse(statements, List.<String>of())
				.forEach((statement) -> script.append(statement.stripTrailing())
					.append(statement.stripTrailing().endsWith(";") ? "\n" : ";\n"));
		}
		return Html
			.of("details", Html.of("summary", name, possible ? null : " (not all of it)"),
					Parts.code(masked(script.toString())))
			.flag("open", forward);
	}

	private List<ChangeSetDetails> order(boolean forward) {
		if (forward) {
			return this.details.changeSets();
		}
		List<ChangeSetDetails> reversed = new java.util.ArrayList<>(this.details.changeSets());
		java.util.Collections.reverse(reversed);
		return reversed;
	}

	private String masked(@Nullable String text) {
		// What files define is known once they have been read
		return String.valueOf(this.secrets.and(List.of(this.request.service().secrets())).mask(text));
	}

}
