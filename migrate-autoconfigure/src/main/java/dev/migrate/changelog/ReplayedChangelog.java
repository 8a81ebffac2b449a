package dev.migrate.changelog;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;

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
	 * Goes on with a revision that is composed but not written.
	 * @throws dev.migrate.failure.MigrationException if it cannot be read or run
	 */
	public ReplayedChangelog then(RevisionDraft draft) throws SQLException {
		return then(this.loader.load(draft, this.run.database()));
	}

	ReplayedChangelog then(Changelog changelog) throws SQLException {
		try {
			run(changelog);
		}
		finally {
			this.run.finish();
		}
		this.schema = this.viewQueries.applyTo(this.shadow.read()).withObjects(DatabaseObjects.of(this.ran));
		return this;
	}

	private void run(Changelog changelog) throws SQLException {
		DatabaseChangeLog databaseChangeLog = changelog.databaseChangeLog();
		ChangeSetFilters filters = this.loader.filters(this.run.database());
		List<ChangeSet> changeSets = databaseChangeLog.getChangeSets().stream().filter(filters::accept).toList();
		Set<ChangeSet> generated = generated(changelog.revisions());
		for (Identifier schema : ChangelogSchemas.namedBy(changeSets, this.dialect)) {
			this.shadow.include(schema);
		}
		this.run.prepare(changeSets);
		boolean byHand = false;
		for (ChangeSet changeSet : changeSets) {
			if (generated.contains(changeSet) == byHand) {
				turn(byHand);
				byHand = !byHand;
			}
			this.run.execute(changeSet, databaseChangeLog, this.loader.resourceAccessor());
			this.ran.add(changeSet);
			this.viewQueries.ran(changeSet);
			if (!byHand) {
				this.ownership.generated(changeSet);
			}
		}
		if (byHand) {
			turn(true);
		}
	}

	/**
	 * Takes stock where files written by hand begin and end.
	 */
	private void turn(boolean ends) throws SQLException {
		Schema before = this.schema;
		this.schema = this.shadow.read();
		if (ends) {
			this.ownership.writtenByHand(before, this.schema);
		}
	}

	private static Set<ChangeSet> generated(List<Revision> revisions) {
		Set<ChangeSet> generated = Collections.newSetFromMap(new IdentityHashMap<>());
		revisions.stream().filter(Revision::generated).map(Revision::changeSets).forEach(generated::addAll);
		return generated;
	}

}
