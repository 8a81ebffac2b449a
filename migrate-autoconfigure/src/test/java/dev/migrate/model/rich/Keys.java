package dev.migrate.model.rich;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.TableGenerator;

/**
 * Every way to identify a row.
 */
public final class Keys {

	private Keys() {
	}

	@Entity(name = "Sequenced")
	public static class Sequenced {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false)
		String name;

	}

	@Entity(name = "OwnSequence")
	public static class OwnSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "own")
		@SequenceGenerator(name = "own", sequenceName = "own_numbers", initialValue = 100, allocationSize = 5)
		Integer id;

	}

	@Entity(name = "Identified")
	public static class Identified {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

	}

	@Entity(name = "IdentifiedSmall")
	public static class IdentifiedSmall {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Integer id;

	}

	@Entity(name = "Tabled")
	public static class Tabled {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "tabled")
		@TableGenerator(name = "tabled", table = "handed_out", pkColumnName = "kind", valueColumnName = "reached",
				initialValue = 10)
		Long id;

	}

	@Entity(name = "Universal")
	public static class Universal {

		@Id
		@GeneratedValue
		UUID id;

	}

	@Entity(name = "Assigned")
	public static class Assigned {

		@Id
		@Column(length = 20)
		String code;

	}

	/** The key's columns differ in size, so Hibernate reorders them. */
	@Entity(name = "Composite")
	public static class Composite {

		@EmbeddedId
		CompositeKey id;

		String note;

	}

	@Embeddable
	public static class CompositeKey implements Serializable {

		@Column(length = 40)
		String region;

		Long number;

		Integer part;

		LocalDate since;

		@Override
		public boolean equals(Object other) {
			return other instanceof CompositeKey key && Objects.equals(this.region, key.region)
					&& Objects.equals(this.number, key.number) && Objects.equals(this.part, key.part)
					&& Objects.equals(this.since, key.since);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.region, this.number, this.part, this.since);
		}

	}

	@Entity(name = "CompositeReference")
	public static class CompositeReference {

		@Id
		@GeneratedValue
		Long id;

		@ManyToOne(optional = false)
		Composite target;

	}

	@Entity(name = "Pair")
	@IdClass(PairKey.class)
	@Table(name = "pairs")
	public static class Pair {

		@Id
		@ManyToOne
		Sequenced zebra;

		@Id
		@ManyToOne
		Assigned ape;

		int weight;

	}

	public static class PairKey implements Serializable {

		Long zebra;

		String ape;

		@Override
		public boolean equals(Object other) {
			return other instanceof PairKey key && Objects.equals(this.zebra, key.zebra)
					&& Objects.equals(this.ape, key.ape);
		}

		@Override
		public int hashCode() {
			return Objects.hash(this.zebra, this.ape);
		}

	}

	@Entity(name = "SharedKey")
	public static class SharedKey {

		@Id
		Long id;

		@MapsId
		@OneToOne
		@JoinColumn(name = "id")
		Sequenced sequenced;

	}

}
