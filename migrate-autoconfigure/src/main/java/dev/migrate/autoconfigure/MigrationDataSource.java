package dev.migrate.autoconfigure;

import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;
import org.springframework.util.StringUtils;

/**
 * The database that is migrated, by the rules of {@code spring.liquibase}: a DataSource
 * of its own comes first, then a URL of its own, then the application's DataSource, with
 * a user of its own if there is one.
 *
 * @param dataSource reaches it
 * @param application the DataSource that the application reaches the same database by, or
 * null if that is not known
 */
record MigrationDataSource(DataSource dataSource, @Nullable DataSource application) {

	static MigrationDataSource of(@Nullable DataSource own, @Nullable DataSource application,
			LiquibaseConnectionDetails details) {
		if (own != null) {
			return new MigrationDataSource(own, own);
		}
		if (details.getJdbcUrl() != null) {
			return new MigrationDataSource(
					withUser(() -> DataSourceBuilder.create().url(details.getJdbcUrl()), details), null);
		}
		if (application == null) {
			throw new MigrationException("There are several DataSources and none of them is the one to migrate.",
					"Put @Primary or @LiquibaseDataSource on one of them, or set spring.liquibase.url.");
		}
		if (details.getUsername() != null) {
			return new MigrationDataSource(withUser(() -> DataSourceBuilder.derivedFrom(application), details),
					application);
		}
		return new MigrationDataSource(application, application);
	}

	private static DataSource withUser(Supplier<DataSourceBuilder<?>> builder, LiquibaseConnectionDetails details) {
		try {
			DataSourceBuilder<SimpleDriverDataSource> simple = builder.get().type(SimpleDriverDataSource.class);
			simple.username(details.getUsername());
			simple.password(details.getPassword());
			String driverClassName = details.getDriverClassName();
			if (StringUtils.hasText(driverClassName)) {
				simple.driverClassName(driverClassName);
			}
			return simple.build();
		}
		catch (RuntimeException ex) {
			throw new MigrationException(
					"What spring.liquibase says about the database leads to none: " + Secrets.mask(reason(ex)),
					"Correct spring.liquibase.url and spring.liquibase.driver-class-name, or leave them out to migrate "
							+ "the application's own DataSource.",
					ex);
		}
	}

	private static String reason(RuntimeException failure) {
		return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
	}

}
