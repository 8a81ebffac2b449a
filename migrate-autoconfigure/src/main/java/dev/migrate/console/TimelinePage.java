package dev.migrate.console;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.AppliedChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import org.jspecify.annotations.Nullable;

/**
 * The revisions of a database, the newest first, and how far they have run.
 */
final class TimelinePage {

	/** What a browser still shows at once. */
	private static final int SHOWN = 200;

	private final ConsoleRequest request;

	private final MigrationStatus status;

	private final RunTimes times;

	private final Map<String, Set<String>> authors = new TreeMap<>();

	TimelinePage(ConsoleRequest request) {
		this.request = request;
		this.status = request.service().status();
		this.times = new RunTimes(this.status.applied());
		this.status.applied().forEach((changeSet) -> author(changeSet.revision(), changeSet.author()));
		this.status.pending().forEach((changeSet) -> author(changeSet.revision(), changeSet.author()));
	}

	private void author(@Nullable String revision, String author) {
		if (revision != null) {
			this.authors.computeIfAbsent(revision, (key) -> new LinkedHashSet<>()).add(author);
		}
	}

	Html render() {
		return Html.of("section", Html.of("h1", "Timeline"), facts(), locked(), missing(), search(), revisions(),
				unknown());
	}

	private Html facts() {
		int all = this.status.revisions().size();
		int pending = this.status.pendingRevisions().size();
		return Html.of("p",
				this.status.upToDate() ? Html.span("tag applied", "up to date")
						: Html.span("tag pending",
								Parts.count(this.status.pending().size(), "change set") + " pending"),
				Html.span("fact", (all - pending) + " applied"), Html.span("fact", pending + " pending"),
				this.status.lock().held() ? null : Html.span("fact", "Lock: free"),
				Html.span("fact", this.status.changeLog()))
			.css("facts");
	}

	private @Nullable Html locked() {
		return this.status.lock().held() ? Parts.lock(this.status.lock()) : null;
	}

	private @Nullable Html missing() {
		if (this.status.changeLogExists()) {
			return null;
		}
		return Parts.notice("", "There is no changelog yet.",
				"The first revision creates it: see Changes, or run the command makemigrations.");
	}

	private Html search() {
		return Html
			.of("form",
					Html.of("input")
						.with("type", "search")
						.with("name", "q")
						.with("value", this.request.parameter("q").orElse(null))
						.with("aria-label", "Search revisions")
						.with("placeholder", "Search revisions"),
					Html.of("button", "Search"))
			.css("search")
			.with("method", "get")
			.with("role", "search");
	}

	private Html revisions() {
		String words = this.request.parameter("q").orElse("").toLowerCase(Locale.ROOT);
		List<RevisionStatus> found = this.status.revisions()
			.stream()
			.filter((revision) -> (revision.id() + " " + revision.message()).toLowerCase(Locale.ROOT).contains(words))
			.toList();
		boolean all = this.request.parameter("all").isPresent();
		int from = all ? 0 : Math.max(0, found.size() - SHOWN);
		Html list = Html.of("ol").css("timeline");
		for (int i = found.size() - 1; i >= from; i--) {
			list.add(revision(found.get(i)));
		}
		if (found.isEmpty()) {
			return Html.of("p", words.isEmpty() ? "No revisions yet." : "No revision has these words.").css("empty");
		}
		return Html.of("div", list, (from == 0) ? null : Html.of("p",
				Html.link("?all=1&" + ConsoleRequest.query("q", words), "Show " + from + " older ones")));
	}

	private Html revision(RevisionStatus revision) {
		Html facts = Html.of("p", Html.span("fact id", revision.id()),
				Stream.ofNullable(this.authors.get(revision.id()))
					.map((names) -> Html.span("fact", "by " + String.join(", ", names)))
					.toList(),
				(revision.appliedAt() != null) ? Html.span("fact", "applied ", Parts.time(revision.appliedAt())) : null,
				this.times.of(revision.id()).map((time) -> Html.span("fact", time)).orElse(null),
				Html.span("fact", Parts.count(revision.changeSets(), "change set")))
			.css("facts");
		return Html
			.of("li",
					Html.of("h2", Html.link(this.request.address("revisions", revision.id()), Parts.title(revision)),
							" ", Parts.state(revision.state()), Parts.destructive(revision.destructive()),
							revision.repeatable() ? Html.span("tag", "repeatable") : null,
							revision.replaces().isEmpty() ? null
									: Html.span("tag", "squashes " + revision.replaces().size())),
					facts)
			.css(revision.state().name().toLowerCase(Locale.ROOT));
	}

	private @Nullable Html unknown() {
		if (this.status.unknown().isEmpty()) {
			return null;
		}
		List<Html> rows = this.status.unknown()
			.stream()
			.sorted(Comparator.comparing(AppliedChangeSet::changeLog))
			.map((row) -> Html.of("li", Html.of("code", row.changeLog() + " :: " + row.id() + " :: " + row.author())))
			.toList();
		return Html.of("details", Html.of("summary", rows.size() + " rows of the history that no file explains"),
				Html.of("ul", rows));
	}

}
