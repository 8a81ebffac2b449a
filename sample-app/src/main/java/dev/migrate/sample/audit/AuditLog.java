package dev.migrate.sample.audit;

import org.springframework.data.repository.Repository;

/**
 * The audit log: entries are added and read, never changed.
 */
public interface AuditLog extends Repository<AuditLogEntry, Long> {

	AuditLogEntry save(AuditLogEntry entry);

	long count();

}
