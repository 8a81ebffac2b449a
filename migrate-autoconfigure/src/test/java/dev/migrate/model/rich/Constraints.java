package dev.migrate.model.rich;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.NaturalId;

/**
 * Everything that a table has besides its columns' names and types.
 */
public final class Constraints {

	private Constraints() {
	}

	@Entity(name = "Account")
	@Comment("An account")
	@Check(name = "ck_account_limits", constraints = "upper_limit > lower_limit")
	@Table(name = "accounts",
			indexes = { @Index(name = "idx_account_name", columnList = "last_name, first_name desc"),
					@Index(name = "idx_account_email", columnList = "email", unique = true),
					@Index(columnList = "lower_limit") },
			uniqueConstraints = { @UniqueConstraint(name = "uk_account_names", columnNames = { "nick", "last_name" }),
					@UniqueConstraint(columnNames = { "last_name", "lower_limit" }) })
	public static class Account {

		@Id
		Long id;

		@Column(unique = true, length = 50)
		String nick;

		@NaturalId
		String passport;

		@Comment("As it is written on the letter box")
		String lastName;

		String firstName;

		@NotNull
		@Size(max = 100)
		String email;

		@Min(1)
		@Max(9)
		int level;

		@ColumnDefault("0")
		int lowerLimit;

		@ColumnDefault("'it''s'")
		String upper;

		@ColumnDefault("true")
		boolean active = true;

		@ColumnDefault("10")
		@Column(nullable = false)
		Integer upperLimit;

		@ColumnDefault("current_timestamp")
		java.time.LocalDateTime created;

		@Check(constraints = "score >= 0")
		Integer score;

		@GeneratedColumn("lower_limit + upper_limit")
		Integer total;

	}

	/** Words that engines keep for themselves, and names that they would fold. */
	@Entity(name = "Quoted")
	@Table(name = "\"order\"", indexes = @Index(name = "\"Idx_Mixed\"", columnList = "\"Mixed\""))
	public static class Quoted {

		@Id
		@Column(name = "\"user\"")
		Long user;

		@Column(name = "\"Mixed\"", unique = true)
		String mixed;

		@Column(name = "\"value\"")
		String value;

	}

}
