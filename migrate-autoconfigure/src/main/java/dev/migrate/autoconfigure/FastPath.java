package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
	 * @param unexplained is told of the files that have run and are gone, if there are
	 * any
	 */
	boolean isUpToDate(Consumer<List<String>> unexplained) {
		Optional<List<String>> gone = confirm();
		gone.filter((files) -> !files.isEmpty()).ifPresent(unexplained);
		return gone.isPresent();
	}

	/**
	 * Whether nothing is pending for certain, and nothing is to be said of it.
	 */
	boolean isUpToDate() {
		return confirm().filter(List::isEmpty).isPresent();
	}

	private Optional<List<String>> confirm() {
		return this.customized.getAsBoolean() ? Optional.empty() : this.check.confirm(this.database);
	}

	private static boolean isPlain(LiquibaseProperties properties) {
		return !properties.isDropFirst() && !properties.isClearChecksums() && !properties.isTestRollbackOnUpdate()
				&& properties.getRollbackFile() == null && properties.getTag() == null;
	}

}
