package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.View;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.jspecify.annotations.Nullable;

/**
 * What a changelog makes of an empty shadow. Usable as long as the shadow is open.
 */
public final class ReplayedChangelog {

	private final ChangelogLoader loader;

	private final Shadow shadow;

	private final LiquibaseDialect dialect;

	private final ShadowRun run;

	private final Ownership ownership;

	private final ViewQueries viewQueries;

	private final List<ChangeSet> ran = new ArrayList<>();

	private final Set<QualifiedName> replaceable = new TreeSet<>();

	/** What made them, the last first. */
	private final Deque<ChangeSet> givingWay = new ArrayDeque<>();

	private Schema schema = Schema.empty();

	ReplayedChangelog(ChangelogLoader loader, Engine engine, Shadow shadow) {
		this.loader = loader;
		this.shadow = shadow;
		this.run = new ShadowRun(shadow);
		this.dialect = new LiquibaseDialect(engine, engine.identifier(shadow.scope().home().liveName()));
		this.ownership = new Ownership(this.dialect);
		this.viewQueries = new ViewQueries(this.dialect);
	}

	/**
	 * The schema that was made.
	 */
	public Schema schema() {
		return this.schema;
	}

	/**
	 * Whether a generated revision made an object, in the spelling of
	 * {@link dev.migrate.schema.SchemaObject}.
	 */
	public Predicate<String> managed() {
		return this.ownership.managed(this.schema);
	}

	/**
	 * The views that repeatable revisions have made, which give way to whatever changes
	 * what they are made of.
	 */
	public Set<QualifiedName> replaceable() {
		return Set.copyOf(this.replaceable);
	}

	/**
	 * Goes on with a revision that is composed but not written. It will run before
	 * whatever is repeatable, so that goes first, as far as it can, and comes back.
	 * @throws dev.migrate.failure.MigrationException if it cannot be read or run, or if
	 * what is repeatable does not work any more behind it
	 */
	public ReplayedChangelog then(RevisionDraft draft) throws SQLException {
		Set<String> gone = new HashSet<>();
		for (ChangeSet changeSet : List.copyOf(this.givingWay)) {
			undo(changeSet);
			gone.add(changeSet.toNormalizedString());
		}
		then(this.loader.load(draft, this.run.database()), ChangelogFailure::unwritten);
		if (gone.isEmpty()) {
			return this;
		}
		// A change set remembers that it has run
		Changelog again = this.loader.load(this.run.database());
		again.databaseChangeLog().getChangeSets().removeIf((one) -> !gone.contains(one.toNormalizedString()));
		try {
			return then(again);
		}
		catch (MigrationException ex) {
			throw ChangelogFailure.behind(draft, ex);
		}
	}

	private void undo(ChangeSet changeSet) {
		this.run.undo(changeSet, changeSet.getChangeLog(), this.loader.resourceAccessor());
		this.ran.remove(changeSet);
		this.givingWay.remove(changeSet);
	}

	ReplayedChangelog then(Changelog changelog) throws SQLException {
		return then(changelog, ChangelogFailure::failed);
	}

	private ReplayedChangelog then(Changelog changelog, BiFunction<ChangeSet, Exception, MigrationException> failure)
			throws SQLException {
		try {
			run(changelog, failure);
		}
		finally {
			this.run.finish();
		}
		this.schema = this.viewQueries.applyTo(this.shadow.read()).withObjects(DatabaseObjects.of(this.ran));
		return this;
	}

	private void run(Changelog changelog, BiFunction<ChangeSet, Exception, MigrationException> failure)
			throws SQLException {
		DatabaseChangeLog databaseChangeLog = changelog.databaseChangeLog();
		ChangeSetFilters filters = this.loader.filters(this.run.database());
		List<ChangeSet> changeSets = databaseChangeLog.getChangeSets().stream().filter(filters::accept).toList();
		Map<ChangeSet, Stretch> stretches = stretches(changelog.revisions());
		for (Identifier schema : ChangelogSchemas.namedBy(changeSets, this.dialect)) {
			this.shadow.include(schema);
		}
		this.run.prepare(changeSets);
		Stretch stretch = Stretch.GENERATED;
		for (ChangeSet changeSet : changeSets) {
			Stretch next = Objects.requireNonNull(stretches.get(changeSet));
			if (!next.equals(stretch)) {
				end(stretch);
				stretch = next;
			}
			execute(changeSet, databaseChangeLog, failure);
			this.ran.add(changeSet);
			if (stretch.replaceable()) {
				this.givingWay.push(changeSet);
			}
			this.viewQueries.ran(changeSet);
			if (!stretch.byHand()) {
				this.ownership.generated(changeSet);
			}
		}
		if (stretch.byHand()) {
			end(stretch);
		}
	}

	private void execute(ChangeSet changeSet, DatabaseChangeLog databaseChangeLog,
			BiFunction<ChangeSet, Exception, MigrationException> failure) {
		try {
			this.run.tryOut(changeSet, databaseChangeLog, this.loader.resourceAccessor());
		}
		catch (Exception ex) {
			throw failure.apply(changeSet, ex);
		}
	}

	/**
	 * Takes stock where files written by hand begin and end.
	 */
	private void end(Stretch stretch) throws SQLException {
		Schema before = this.schema;
		this.schema = this.shadow.read();
		if (stretch.byHand()) {
			this.ownership.writtenByHand(before, this.schema);
		}
		if (stretch.replaceable()) {
			this.schema.views()
				.stream()
				.map(View::name)
				.filter((view) -> before.view(view).isEmpty())
				.forEach(this.replaceable::add);
		}
	}

	private Map<ChangeSet, Stretch> stretches(List<Revision> revisions) {
		Map<ChangeSet, Stretch> stretches = new IdentityHashMap<>();
		for (Revision revision : revisions) {
			Stretch stretch = revision.generated() ? Stretch.GENERATED
					: (revision.repeatable() && revision.changeSets()
						.stream()
						.allMatch((changeSet) -> Rollbacks.exists(changeSet, this.run.database())))
								? new Stretch(true, revision.id()) : Stretch.BY_HAND;
			revision.changeSets().forEach((changeSet) -> stretches.put(changeSet, stretch));
		}
		return stretches;
	}

	/**
	 * Change sets between which nobody has to look what they have made.
	 *
	 * @param byHand whether somebody wrote them
	 * @param revision the repeatable revision with a way back that they are, or null
	 */
	private record Stretch(boolean byHand, @Nullable String revision) {

		static final Stretch GENERATED = new Stretch(false, null);

		static final Stretch BY_HAND = new Stretch(true, null);

		boolean replaceable() {
			return this.revision != null;
		}

	}

}
