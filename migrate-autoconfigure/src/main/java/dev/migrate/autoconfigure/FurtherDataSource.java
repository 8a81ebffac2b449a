package dev.migrate.autoconfigure;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails;

/**
 * Looks for the DataSource of a database beside the application's own.
 */
final class FurtherDataSource {

	private final DatabaseSettings settings;

	private final ListableBeanFactory beans;

	FurtherDataSource(DatabaseSettings settings, ListableBeanFactory beans) {
		this.settings = settings;
		this.beans = beans;
	}

	MigrationDataSource find() {
		LiquibaseConnectionDetails details = details();
		if (isUrl(details)) {
			return MigrationDataSource.of(null, null, details);
		}
		if (isMissing()) {
			throw missing(name());
		}
		return MigrationDataSource.of(null, this.beans.getBean(name(), DataSource.class), details);
	}

	/**
	 * Whether there is none.
	 */
	boolean isMissing() {
		return !isUrl(details())
				&& (!this.beans.containsBean(name()) || !this.beans.isTypeMatch(name(), DataSource.class));
	}

	private LiquibaseConnectionDetails details() {
		return new MigrationConnectionDetails(this.settings.liquibase());
	}

	private boolean isUrl(LiquibaseConnectionDetails details) {
		return this.settings.dataSource() == null && details.getJdbcUrl() != null;
	}

	private String name() {
		return (this.settings.dataSource() != null) ? this.settings.dataSource() : this.settings.name() + "DataSource";
	}

	private MigrationException missing(String name) {
		String[] names = BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.beans, DataSource.class, true, false);
		return new MigrationException(
				"There is no DataSource '" + name + "' for the database '" + this.settings.name() + "'.",
				"Set app.migrate.databases." + this.settings.name() + ".data-source to the name of a bean"
						+ ((names.length > 0) ? " (" + String.join(", ", names) + ")" : "")
						+ ", or app.migrate.databases." + this.settings.name() + ".liquibase.url to where it is.");
	}

}
