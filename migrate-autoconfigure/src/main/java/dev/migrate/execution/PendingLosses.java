package dev.migrate.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.SecretParameters;
import liquibase.Scope;
import liquibase.change.core.LoadDataChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what the next run would take away. Of a change set that is not marked as
 * destructive only what it drops, empties or narrows counts: its updates are what it is
 * for.
 */
public final class PendingLosses {

	private static final Log logger = LogFactory.getLog(PendingLosses.class);

	private final MigrationLiquibase settings;

	public PendingLosses(MigrationLiquibase settings) {
		this.settings = settings;
	}

	/**
	 * What a run up to a place would take away. Has no side effect.
	 * @param target the place, as for the run, or null for the newest revision
	 */
	public List<DataLoss> upTo(@Nullable String target) {
		return this.settings.withDatabase((database) -> {
			if (this.settings.isDropFirst() && this.settings.shouldRun()) {
				return DroppedRows.find(database, this.settings.tables());
			}
			Changelog changelog = this.settings.load(database);
			return find(this.settings, database, changelog, target, SqlEffect::takesAway).stream()
				.flatMap((changeSet) -> changeSet.losses().stream())
				.toList();
		});
	}

	/**
	 * The same for a run that has read the changelog and has a connection, of which it
	 * ends the transaction. A narrower type counts though every value fits by now: others
	 * may go on to write.
	 */
	static List<ChangeSetLosses> find(MigrationLiquibase settings, Database database, Changelog changelog,
			@Nullable String target) throws Exception {
		return find(settings, database, changelog, target,
				(effect) -> effect.takesAway() || effect instanceof SqlEffect.ChangeType);
	}

	private static List<ChangeSetLosses> find(MigrationLiquibase settings, Database database, Changelog changelog,
			@Nullable String target, Predicate<SqlEffect> evenOfNothing) throws Exception {
		RunRule rule = settings.rule(database);
		int place = new RevisionTarget(changelog, rule).place((target != null) ? target : Changelog.HEAD);
		List<ChangeSet> pending = changelog.revisions()
			.subList(0, place)
			.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.filter(rule::pending)
			.toList();
		return Scope.child(Map.of(Scope.Attr.database.name(), database),
				() -> find(settings, database, pending, LossyChangeSets.of(changelog, database), evenOfNothing));
	}

	private static List<ChangeSetLosses> find(MigrationLiquibase settings, Database database, List<ChangeSet> pending,
			LossyChangeSets lossy, Predicate<SqlEffect> evenOfNothing) throws Exception {
		SecretParameters secrets = settings.secrets();
		boolean begun = !settings.rule(database).history().isEmpty();
		boolean readable = Engines.find(database.getShortName()).filter(Engine::isReadable).isPresent();
		ChangeSetStatements statements = new ChangeSetStatements(database);
		DataLossFinder finder = new DataLossFinder(MigrationLiquibase.connection(database), secrets);
		List<ChangeSetLosses> losses = new ArrayList<>();
		for (ChangeSet changeSet : pending) {
			List<String> forward = forward(changeSet, statements, secrets);
			List<DataLoss> found = (forward != null)
					? finder.find(forward, interesting(changeSet, readable || lossy.contain(changeSet)), evenOfNothing)
					: unknown(changeSet, begun && lossy.contain(changeSet));
			if (!found.isEmpty()) {
				losses.add(new ChangeSetLosses(changeSet.getId(), found));
			}
		}
		return losses;
	}

	/** Where catalogs are not read, the files have to tell whether a type is narrower. */
	private static Predicate<SqlEffect> interesting(ChangeSet changeSet, boolean narrows) {
		return Revision.destructive(changeSet) ? (effect) -> true
				: (effect) -> effect.loses() || (narrows && effect instanceof SqlEffect.ChangeType);
	}

	/**
	 * Null if they cannot be made out yet, because they depend on what runs before them.
	 * Rows from files would be read to no end.
	 */
	private static @Nullable List<String> forward(ChangeSet changeSet, ChangeSetStatements statements,
			SecretParameters secrets) {
		try {
			return statements.forward(changeSet, (change) -> !(change instanceof LoadDataChange));
		}
		catch (Exception ex) {
			logger.debug("The statements of " + changeSet + " are not known yet", secrets.mask(ex));
			return null;
		}
	}

	/**
	 * That is no reason not to run, unless the file tells that something goes.
	 */
	private static List<DataLoss> unknown(ChangeSet changeSet, boolean loses) {
		return loses ? List
			.of(new DataLoss("Run " + changeSet.getId(), null, "what that takes away is not known before it has run"))
				: List.of();
	}

}
