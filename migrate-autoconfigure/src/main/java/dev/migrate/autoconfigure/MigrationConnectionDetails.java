package dev.migrate.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseConnectionDetails;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;

/**
 * Spring Boot's default {@link LiquibaseConnectionDetails}, which goes when its
 * {@code liquibase} bean gives way to ours.
 */
class MigrationConnectionDetails implements LiquibaseConnectionDetails {

	private final LiquibaseProperties properties;

	MigrationConnectionDetails(LiquibaseProperties properties) {
		this.properties = properties;
	}

	@Override
	public @Nullable String getUsername() {
		return this.properties.getUser();
	}

	@Override
	public @Nullable String getPassword() {
		return this.properties.getPassword();
	}

	@Override
	public @Nullable String getJdbcUrl() {
		return this.properties.getUrl();
	}

	@Override
	public @Nullable String getDriverClassName() {
		String driverClassName = this.properties.getDriverClassName();
		return (driverClassName != null) ? driverClassName : LiquibaseConnectionDetails.super.getDriverClassName();
	}

}
