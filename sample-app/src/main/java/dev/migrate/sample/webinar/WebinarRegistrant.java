package dev.migrate.sample.webinar;

import java.time.Instant;
import java.util.UUID;

import dev.migrate.sample.partner.Partner;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

/**
 * Somebody's seat in a webinar.
 */
@Entity
@Table(name = "webinar_registrants",
		indexes = @Index(name = "idx_webinar_registrants_partner", columnList = "partner_id"),
		uniqueConstraints = @UniqueConstraint(name = "uk_webinar_registrants_seat",
				columnNames = { "webinar", "email" }))
public class WebinarRegistrant {

	@Id
	@GeneratedValue(strategy = GenerationType.UUID)
	private UUID id;

	@Column(nullable = false, length = 120)
	private String webinar;

	@Column(nullable = false, length = 254)
	private String email;

	@ManyToOne(fetch = FetchType.LAZY)
	private Partner partner;

	@Column(nullable = false)
	private Instant registeredAt = Instant.now();

	protected WebinarRegistrant() {
	}

	public WebinarRegistrant(String webinar, String email, Partner partner) {
		this.webinar = webinar;
		this.email = email;
		this.partner = partner;
	}

	public UUID getId() {
		return this.id;
	}

	public String getWebinar() {
		return this.webinar;
	}

	public String getEmail() {
		return this.email;
	}

	public Partner getPartner() {
		return this.partner;
	}

	public Instant getRegisteredAt() {
		return this.registeredAt;
	}

}
