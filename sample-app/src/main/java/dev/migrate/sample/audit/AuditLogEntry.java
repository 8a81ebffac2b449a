package dev.migrate.sample.audit;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/**
 * Something that somebody did. It names the actor instead of referring to a user, because
 * the entry outlives them.
 */
@Entity
@Table(name = "audit_log", indexes = @Index(name = "idx_audit_log_subject", columnList = "subject, occurredAt desc"))
public class AuditLogEntry {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(nullable = false)
	private Instant occurredAt = Instant.now();

	@Column(nullable = false, length = 254)
	private String actor;

	@Column(nullable = false, length = 64)
	private String action;

	@Column(nullable = false, length = 100)
	private String subject;

	protected AuditLogEntry() {
	}

	public AuditLogEntry(String actor, String action, String subject) {
		this.actor = actor;
		this.action = action;
		this.subject = subject;
	}

	public Long getId() {
		return this.id;
	}

	public Instant getOccurredAt() {
		return this.occurredAt;
	}

	public String getActor() {
		return this.actor;
	}

	public String getAction() {
		return this.action;
	}

	public String getSubject() {
		return this.subject;
	}

}
