package dev.migrate.sample.audit;

import java.time.OffsetDateTime;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.execution.DataMigration;
import dev.migrate.execution.DataMigrationContext;

import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Copies into the audit log's own database what the shop has logged before there was one,
 * some entries at a time. Copies have the ids below zero, which no new entry gets.
 */
@Component
@Profile("audit")
class CopyAuditLog implements DataMigration {

	static final int BATCH = 500;

	private final JdbcTemplate shop;

	CopyAuditLog(DataSource shop) {
		this.shop = new JdbcTemplate(shop);
	}

	@Override
	public String revision() {
		return "20261120_091003_copy_audit_log";
	}

	@Override
	public void migrate(DataMigrationContext context) {
		long total = this.shop.queryForObject("select count(*) from audit_log", Long.class);
		long done = 0;
		List<Object[]> batch = entriesAfter(0);
		while (!batch.isEmpty()) {
			context.jdbc()
				.batchUpdate("insert into audit_log (id, occurred_at, actor, action, subject) values (?, ?, ?, ?, ?)",
						batch);
			done += batch.size();
			context.progress(done, total);
			batch = entriesAfter(-(long) batch.get(batch.size() - 1)[0]);
		}
	}

	@Override
	public void rollback(DataMigrationContext context) {
		context.jdbc().update("delete from audit_log where id < 0");
	}

	private List<Object[]> entriesAfter(long id) {
		return this.shop.query(
				"select -id, occurred_at, actor, action, subject from audit_log where id > ? order by id limit "
						+ BATCH,
				(row, number) -> new Object[] { row.getLong(1), row.getObject(2, OffsetDateTime.class),
						row.getString(3), row.getString(4), row.getString(5) },
				id);
	}

}
