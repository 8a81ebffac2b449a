package dev.migrate.support;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/**
 * An entity at several times of its life. Outside of the packages that test applications
 * scan, because only one of them can be there at a time.
 */
public final class People {

	private People() {
	}

	@Entity(name = "users")
	@Table(name = "users")
	public static class Users {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

	}

	@Entity(name = "users")
	@Table(name = "users")
	public static class UsersWithPhone {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@Nullable String phoneNumber;

	}

	@Entity(name = "users")
	@Table(name = "users")
	public static class UsersRenamed {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String fullName;

	}

	@Entity(name = "users")
	@Table(name = "users")
	public static class UsersWithStatus {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		@Nullable Long id;

		@Nullable String name;

		@Column(nullable = false, length = 20)
		String status = "active";

	}

	/**
	 * A class that is managed but no entity.
	 */
	@Embeddable
	public static class NoEntity {

	}

}
