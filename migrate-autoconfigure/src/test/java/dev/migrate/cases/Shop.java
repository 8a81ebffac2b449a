package dev.migrate.cases;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.GenerateRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/**
 * The history of a small application, a version for every kind of change.
 */
final class Shop {

	/** What deletes the row that fits into none but the last versions. */
	static final String GONE_BY_THE_WAY_BACK = "delete from customer where id = 3";

	private Shop() {
	}

	/**
	 * Its versions, each with what has to be answered and the rows that come into being
	 * under it.
	 */
	static List<Step> history() {
		return List.of(
				new Step(new Version(First.class), GenerateRequest.of("Version 1"),
						List.of("insert into customer (id, name, status, notes) values (1, 'Ada', 'NEW', 'first')",
								"insert into customer (id, name, status) values (2, 'Eva', 'OLD')")),
				new Step(new Version(Second.class),
						GenerateRequest.of("Version 2")
							.withAnswers(Map.of(), Map.of("customer.email", "'none'"), Set.of()),
						List.of("insert into purchase (id, customer_id, total) values (1, 1, 9.5)")),
				new Step(new Version(Third.class),
						GenerateRequest.of("Version 3")
							.withAnswers(Map.of("customer.name", "full_name"), Map.of("customer.full_name", "'nobody'"),
									Set.of()),
						List.of("insert into customer (id, full_name, status, email) values (3, 'Zoe', 'GONE', 'z@y')")),
				new Step(new Version(Fourth.class), GenerateRequest.of("Version 4"), List.of()));
	}

	/**
	 * A version of the application.
	 *
	 * @param version its entities
	 * @param request what is answered when it is written
	 * @param rows what happens once it has been applied
	 */
	record Step(Version version, GenerateRequest request, List<String> rows) {
	}

	enum Two {

		NEW, OLD

	}

	enum Three {

		NEW, OLD, GONE

	}

	static class First {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			Long id;

			@Column(length = 100)
			String name;

			@Column(nullable = false)
			@Enumerated(EnumType.STRING)
			Two status;

			@Column(length = 100_000)
			String notes;

		}

	}

	static class Second {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			@Column(length = 100)
			String name;

			@Column(nullable = false)
			@Enumerated(EnumType.STRING)
			Two status;

			@Column(length = 100_000)
			String notes;

			@Column(nullable = false)
			String email;

			@ColumnDefault("0")
			int points;

		}

		@Entity(name = "Purchase")
		static class Purchase {

			@Id
			Long id;

			@ManyToOne
			Customer customer;

			@Column(precision = 10, scale = 2)
			java.math.BigDecimal total;

		}

	}

	static class Third {

		@Entity(name = "Customer")
		@Comment("Who buys")
		@Table(uniqueConstraints = @UniqueConstraint(name = "uk_name", columnNames = "full_name"))
		static class Customer {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			@Column(length = 150, nullable = false)
			String fullName;

			@Column(nullable = false)
			@Enumerated(EnumType.STRING)
			Three status;

			@Column(length = 100_000)
			String notes;

			@Column(nullable = false)
			String email;

			@ColumnDefault("10")
			long points;

		}

		@Entity(name = "Purchase")
		@Table(indexes = @Index(name = "ix_total", columnList = "total desc"))
		static class Purchase {

			@Id
			Long id;

			@ManyToOne
			Customer customer;

			@Column(precision = 12, scale = 2)
			java.math.BigDecimal total;

		}

	}

	static class Fourth {

		@Entity(name = "Customer")
		static class Customer {

			@Id
			@GeneratedValue(strategy = GenerationType.SEQUENCE)
			Long id;

			@Column(length = 150)
			String fullName;

			@Column(nullable = false)
			@Enumerated(EnumType.STRING)
			Three status;

			@Comment("Where the bill goes")
			String email;

			long points;

		}

		@Entity(name = "Purchase")
		@Check(name = "ck_total", constraints = "total > 0")
		static class Purchase {

			@Id
			Long id;

			@ManyToOne
			@OnDelete(action = OnDeleteAction.CASCADE)
			Customer customer;

			@Column(precision = 12, scale = 2)
			java.math.BigDecimal total;

		}

	}

}
