package dev.migrate.sample;

import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;

import org.springframework.stereotype.Component;

@Component
class TrimNames implements DataMigration {

	@Override
	public String revision() {
		return "20261121_061513_trim_names";
	}

	@Override
	public void migrate(DataMigrationContext context) {
		context.jdbc().update("update users set full_name = trim(full_name)");
	}

}
