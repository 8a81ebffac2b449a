package dev.migrate.execution;

import liquibase.Liquibase;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.resource.ResourceAccessor;

/**
 * Liquibase as those see it who customize it to set properties of the changelog: whoever
 * loads that gets to know the properties by parameters of his own, which know what is
 * secret.
 */
final class CustomizedLiquibase extends Liquibase {

	private final ChangeLogParameters parameters;

	CustomizedLiquibase(ChangeLogParameters parameters, ResourceAccessor resources, Database database) {
		super((DatabaseChangeLog) null, resources, database);
		this.parameters = parameters;
	}

	@Override
	public ChangeLogParameters getChangeLogParameters() {
		return this.parameters;
	}

	@Override
	public void setChangeLogParameter(String key, Object value) {
		this.parameters.set(key, value);
	}

}
