package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import dev.migrate.change.PlacedStep;
import dev.migrate.change.Step;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSteps;
import dev.migrate.changelog.ChangelogSteps.OfRevision;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.UnknownNameException;
import dev.migrate.lint.LintFinding;
import dev.migrate.lint.LintedChangeSet;
import dev.migrate.lint.LintedRevision;
import dev.migrate.lint.Linter;
import dev.migrate.lint.TableSizes;
import liquibase.changelog.ChangeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks revisions through for what is dangerous on a database that is in use.
 */
final class Linting {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	private final List<String> targets;

	private final LintSettings settings;

	Linting(LiveDatabase database, ChangelogLoader changelogs, List<String> targets, LintSettings settings) {
		this.database = database;
		this.changelogs = changelogs;
		this.targets = targets;
		this.settings = settings;
	}

	LintResult lint(LintRequest request) {
		String dialect = request.dialect();
		if (dialect != null) {
			Engine engine = Engines.find(dialect)
				.orElseThrow(() -> new UnknownNameException("There is no database dialect called '" + dialect + "'",
						"Use one of: postgresql, h2, mariadb, hsqldb, sqlite, mssql, oracle, mysql, db2"));
			return new Pass(request.range(), null).over(List.of(engine), TableSizes.UNKNOWN);
		}
		MigrationStatus status = this.database.status();
		return this.database.failingClearly(() -> {
			Engine connected = this.database.engine();
			List<Engine> engines = new ArrayList<>(List.of(connected));
			this.targets.stream().filter((id) -> !id.equals(connected.id())).map(Engines::byId).forEach(engines::add);
			return new Pass(request.range(), status).over(engines,
					new LiveTableSizes(this.database, connected, this.settings.largeTableRows()));
		});
	}

	/**
	 * One look at revisions.
	 */
	private final class Pass {

		private final @Nullable String range;

		private final @Nullable MigrationStatus status;

		private final Set<String> revisions = new LinkedHashSet<>();

		Pass(@Nullable String range, @Nullable MigrationStatus status) {
			this.range = range;
			this.status = status;
		}

		LintResult over(List<Engine> engines, TableSizes sizes) {
			Linter linter = new Linter(Linting.this.settings.rules(), Linting.this.settings.ignored(),
					Linting.this.settings.largeTableRows());
			for (Engine engine : engines) {
				Changelog changelog = Linting.this.changelogs.load(engine);
				Set<String> chosen = chosen(changelog);
				this.revisions.addAll(chosen);
				List<OfRevision> read = new ChangelogSteps(Linting.this.changelogs).read(changelog, engine,
						(revision) -> chosen.contains(revision.id()));
				linter.lint(engine, read.stream().map(this::linted).toList(), pending(changelog),
						engine.equals(engines.get(0)) ? sizes : TableSizes.UNKNOWN);
			}
			return new LintResult(List.copyOf(this.revisions), engines.stream().map(Engine::id).toList(),
					linter.findings().stream().map(Pass.this::masked).toList());
		}

		private Set<String> chosen(Changelog changelog) {
			List<Revision> all = changelog.revisions();
			if (this.range != null) {
				String[] ends = this.range.split(":", 2);
				int to = (ends.length == 2) ? place(changelog, ends[1]) : place(changelog, ends[0]);
				int from = (ends.length == 2) ? place(changelog, ends[0]) : to - 1;
				return ids(all.subList(Math.max(0, Math.min(from, to)), to));
			}
			Set<String> pending = (this.status != null) ? pending(changelog) : Set.of();
			return pending.isEmpty() ? ids(changelog.head().map(List::of).orElse(List.of())) : pending;
		}

		private static int place(Changelog changelog, String name) {
			return name.equals("base") ? 0 : changelog.revisions().indexOf(changelog.revision(name)) + 1;
		}

		private static Set<String> ids(List<Revision> revisions) {
			return revisions.stream().map(Revision::id).collect(Collectors.toCollection(LinkedHashSet::new));
		}

		/** Without a connection, everything is about to run. */
		private Set<String> pending(Changelog changelog) {
			return (this.status == null) ? ids(changelog.revisions())
					: this.status.pendingRevisions()
						.stream()
						.map(RevisionStatus::id)
						.collect(Collectors.toCollection(LinkedHashSet::new));
		}

		private LintedRevision linted(OfRevision read) {
			List<LintedChangeSet> changeSets = read.changeSets()
				.stream()
				.map((changeSet) -> linted(changeSet.changeSet(),
						changeSet.steps().stream().map(this::masked).toList()))
				.toList();
			Revision revision = read.revision();
			return new LintedRevision(revision.id(), revision.message(), revision.generated(), changeSets, read.after(),
					overtakenBy(revision.id()));
		}

		/** Before rules cut it. */
		private PlacedStep masked(PlacedStep placed) {
			return (placed.step() instanceof Step.Sql sql)
					? new PlacedStep(new Step.Sql(secrets().masked(sql.text()), sql.understood()), placed.before())
					: placed;
		}

		private LintFinding masked(LintFinding finding) {
			return new LintFinding(finding.code(), finding.revision(), finding.changeSet(),
					secrets().masked(finding.object()), secrets().masked(finding.message()),
					secrets().mask(finding.rewrite()), finding.engines(), finding.rows());
		}

		private SecretParameters secrets() {
			return Linting.this.changelogs.secrets();
		}

		private static LintedChangeSet linted(ChangeSet changeSet, List<PlacedStep> steps) {
			return new LintedChangeSet(changeSet.getId(), changeSet.getAuthor(),
					Objects.requireNonNullElse(changeSet.getComments(), ""), changeSet.isRunInTransaction(), steps);
		}

		private @Nullable String overtakenBy(String revision) {
			if (this.status == null) {
				return null;
			}
			String newest = null;
			boolean behind = false;
			for (RevisionStatus candidate : this.status.revisions()) {
				if (candidate.id().equals(revision)) {
					behind = candidate.state() != State.APPLIED;
				}
				else if (behind && candidate.state() == State.APPLIED && !candidate.repeatable()) {
					newest = candidate.id();
				}
			}
			return newest;
		}

	}

}
