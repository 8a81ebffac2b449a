package dev.migrate.autoconfigure;

import java.util.function.BooleanSupplier;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.HistoryTables;
import dev.migrate.execution.RunSettings;
import dev.migrate.execution.UpToDateCheck;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;

/**
 * Spares the startup run Liquibase where nothing is pending for certain.
 */
class FastPath {

	private final UpToDateCheck check;

	private final DataSource database;

	private final BooleanSupplier customized;

	/**
	 * Creates the fast path.
	 * @param customized whether somebody has a say in what Liquibase does that nobody
	 * knows without asking it
	 */
	FastPath(ChangelogSettings changelog, LiquibaseProperties properties, HistoryTables tables,
			@Nullable ClassLoader classLoader, DataSource database, BooleanSupplier customized) {
		this.check = new UpToDateCheck(new RunSettings(changelog, tables, isPlain(properties)), classLoader);
		this.database = database;
		this.customized = customized;
	}

	/**
	 * Whether nothing is pending for certain.
	 */
	boolean isUpToDate() {
		return !this.customized.getAsBoolean() && this.check.confirms(this.database);
	}

	private static boolean isPlain(LiquibaseProperties properties) {
		return !properties.isDropFirst() && !properties.isClearChecksums() && !properties.isTestRollbackOnUpdate()
				&& properties.getRollbackFile() == null && properties.getTag() == null;
	}

}
