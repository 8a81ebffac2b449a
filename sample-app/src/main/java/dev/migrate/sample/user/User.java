package dev.migrate.sample.user;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;

/**
 * A customer, or somebody who works here.
 */
@Entity
@Table(name = "users")
public class User {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Version
	private long version;

	@Column(nullable = false, unique = true, length = 254)
	private String email;

	@Column(nullable = false, length = 100)
	private String fullName;

	private boolean staff;

	/** What the password hashes to, of those who can log in. Nobody reads it here. */
	@Column(length = 200)
	private String password;

	@Embedded
	private Address address;

	@Column(nullable = false, updatable = false)
	private Instant createdAt = Instant.now();

	protected User() {
	}

	public User(String email, String fullName, boolean staff, Address address) {
		this.email = email;
		this.fullName = fullName;
		this.staff = staff;
		this.address = address;
	}

	public Long getId() {
		return this.id;
	}

	public String getEmail() {
		return this.email;
	}

	public String getFullName() {
		return this.fullName;
	}

	public boolean isStaff() {
		return this.staff;
	}

	public Address getAddress() {
		return this.address;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

}
