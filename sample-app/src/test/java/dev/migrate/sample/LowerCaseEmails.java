package dev.migrate.sample;

import java.util.List;

import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;

import org.springframework.stereotype.Component;

@Component
class LowerCaseEmails implements DataMigration {

	@Override
	public String revision() {
		return "20261121_061512_lower_case_emails";
	}

	@Override
	public void migrate(DataMigrationContext context) {
		List<Long> users = context.jdbc().queryForList("select id from users order by id", Long.class);
		for (int i = 0; i < users.size(); i++) {
			context.jdbc().update("update users set email = lower(email) where id = ?", users.get(i));
			context.progress(i + 1, users.size());
		}
	}

	@Override
	public void rollback(DataMigrationContext context) {
	}

}
