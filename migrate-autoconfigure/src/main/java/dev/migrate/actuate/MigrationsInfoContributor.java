package dev.migrate.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.execution.MigrationStatus;

import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;

/**
 * Says at which revision each database is meant to be, and how much of that has run.
 */
public class MigrationsInfoContributor implements InfoContributor {

	private final MigrationStatuses statuses;

	public MigrationsInfoContributor(MigrationStatuses statuses) {
		this.statuses = statuses;
	}

	@Override
	public void contribute(Info.Builder builder) {
		Map<String, Object> databases = new LinkedHashMap<>();
		this.statuses.get().forEach((name, reading) -> {
			MigrationStatus status = reading.status();
			if (status != null) {
				databases.put(name, counts(status));
			}
		});
		builder.withDetail("migrations", databases);
	}

	private static Map<String, Object> counts(MigrationStatus status) {
		Map<String, Object> counts = new LinkedHashMap<>();
		status.head().ifPresent((head) -> counts.put("head", head.id()));
		int pending = status.pendingRevisions().size();
		counts.put("applied", status.revisions().size() - pending);
		counts.put("pending", pending);
		return counts;
	}

}
