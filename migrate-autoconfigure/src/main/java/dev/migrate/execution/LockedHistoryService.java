package dev.migrate.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.RanChangeSet;
import liquibase.changelog.StandardChangeLogHistoryService;
import liquibase.database.Database;
import liquibase.exception.DatabaseException;
import liquibase.exception.DatabaseHistoryException;
import liquibase.executor.jvm.ChangelogJdbcMdcListener;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import org.jspecify.annotations.Nullable;

/**
 * Liquibase's history while a {@link SessionLock} is held, without the questions whose
 * answers are known by then. Liquibase finds this class by itself.
 */
public final class LockedHistoryService extends StandardChangeLogHistoryService {

	private final Map<String, List<RanChangeSet>> index = new HashMap<>();

	private int indexed;

	/** Whoever has a history of another kind still goes before. */
	@Override
	public int getPriority() {
		return PRIORITY_DEFAULT + 1;
	}

	@Override
	public boolean supports(Database database) {
		return SessionLock.current() != null;
	}

	/**
	 * Liquibase would validate the whole changelog once more to find out whether it needs
	 * the lock.
	 */
	@Override
	public boolean isDatabaseChecksumsCompatible() {
		return SessionLock.current() == null && super.isDatabaseChecksumsCompatible();
	}

	/**
	 * Liquibase goes through all that has run, for each change set that runs.
	 */
	@Override
	public @Nullable RanChangeSet getRanChangeSet(ChangeSet changeSet)
			throws DatabaseException, DatabaseHistoryException {
		List<RanChangeSet> ran = getRanChangeSets();
		if (this.indexed > ran.size()) {
			forget();
		}
		for (; this.indexed < ran.size(); this.indexed++) {
			RanChangeSet next = ran.get(this.indexed);
			this.index.computeIfAbsent(key(next.getId()), (id) -> new ArrayList<>()).add(next);
		}
		return this.index.getOrDefault(key(changeSet.getId()), List.of())
			.stream()
			.filter((candidate) -> candidate.isSameAs(changeSet))
			.findFirst()
			.orElse(null);
	}

	/** The same for ids that are the same but for their case. */
	private static String key(String id) {
		return id.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
	}

	private void forget() {
		this.index.clear();
		this.indexed = 0;
	}

	@Override
	public void reset() {
		super.reset();
		forget();
	}

	@Override
	public void removeFromHistory(ChangeSet changeSet) throws DatabaseException {
		super.removeFromHistory(changeSet);
		forget();
	}

	/**
	 * A table that is not there need not be looked at column by column.
	 */
	@Override
	public void init() throws DatabaseException {
		SessionLock lock = SessionLock.current();
		if (lock == null || lock.hasHistory()) {
			super.init();
			return;
		}
		Database database = getDatabase();
		Scope.getCurrentScope()
			.getLog(StandardChangeLogHistoryService.class)
			.info("Creating database history table with name: " + database.escapeTableName(getLiquibaseCatalogName(),
					getLiquibaseSchemaName(), getDatabaseChangeLogTableName()));
		ChangelogJdbcMdcListener.execute(database,
				(executor) -> executor.execute(new CreateDatabaseChangeLogTableStatement()));
		database.commit();
	}

}
