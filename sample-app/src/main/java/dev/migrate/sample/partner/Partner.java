package dev.migrate.sample.partner;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * A company that sends customers.
 */
@Entity
@Table(name = "partners")
public class Partner {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(nullable = false, unique = true, length = 120)
	private String name;

	@Column(length = 500)
	private String website;

	private LocalDate partnerSince;

	protected Partner() {
	}

	public Partner(String name, String website, LocalDate partnerSince) {
		this.name = name;
		this.website = website;
		this.partnerSince = partnerSince;
	}

	public Long getId() {
		return this.id;
	}

	public String getName() {
		return this.name;
	}

	public String getWebsite() {
		return this.website;
	}

	public LocalDate getPartnerSince() {
		return this.partnerSince;
	}

}
