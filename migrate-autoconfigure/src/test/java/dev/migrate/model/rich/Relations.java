package dev.migrate.model.rich;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.JoinTable;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OneToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.annotations.SoftDelete;

/**
 * Every way in which tables come to exist and refer to one another.
 */
public final class Relations {

	private Relations() {
	}

	@MappedSuperclass
	public abstract static class Base {

		@Id
		@GeneratedValue
		Long id;

		@Version
		int version;

	}

	@Entity(name = "Author")
	public static class Author extends Base {

		String name;

		@Embedded
		Address address = new Address();

		@ManyToOne
		@JoinColumn(name = "mentor_id", foreignKey = @ForeignKey(name = "fk_author_mentor"))
		Author mentor;

		@OneToOne
		Author alterEgo;

		@OneToMany(mappedBy = "author")
		Set<Book> books = new HashSet<>();

		@ElementCollection
		List<String> nicknames = new ArrayList<>();

		@ElementCollection
		@OrderColumn(name = "place")
		@CollectionTable(name = "author_awards", joinColumns = @JoinColumn(name = "author_id"))
		List<Address> awards = new ArrayList<>();

		@ElementCollection
		@MapKeyColumn(name = "site", length = 30)
		@Column(name = "url", nullable = false)
		Map<String, String> links = new HashMap<>();

	}

	@Embeddable
	public static class Address {

		@Column(length = 60)
		String street = "Unknown";

		String city;

	}

	@Entity(name = "Book")
	@SecondaryTable(name = "book_text")
	public static class Book extends Base {

		@ManyToOne(optional = false)
		@OnDelete(action = OnDeleteAction.CASCADE)
		Author author;

		@ManyToOne
		@OnDelete(action = OnDeleteAction.SET_NULL)
		Author editor;

		@Column(table = "book_text", length = 4000)
		String text;

		@ManyToMany
		@JoinTable(name = "book_topic")
		Set<Topic> topics = new HashSet<>();

		@ManyToMany
		@OrderColumn
		List<Topic> rankedTopics = new ArrayList<>();

		@OneToMany
		List<Topic> owned = new ArrayList<>();

		@ManyToOne
		@JoinColumn(foreignKey = @ForeignKey(jakarta.persistence.ConstraintMode.NO_CONSTRAINT))
		Topic unchecked;

	}

	@Entity(name = "Topic")
	@SoftDelete
	public static class Topic extends Base {

		String name;

	}

	@Entity(name = "Payment")
	@Inheritance(strategy = InheritanceType.SINGLE_TABLE)
	@DiscriminatorColumn(name = "kind", length = 10)
	public abstract static class Payment extends Base {

		int cents;

	}

	@Entity(name = "CardPayment")
	public static class CardPayment extends Payment {

		@Column(nullable = false)
		String card = "none";

	}

	@Entity(name = "CashPayment")
	public static class CashPayment extends Payment {

		Boolean rounded;

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	public static class Animal extends Base {

		String name;

	}

	@Entity(name = "Cat")
	@Table(name = "cats")
	public static class Cat extends Animal {

		int lives = 9;

	}

	@Entity(name = "Shape")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	public abstract static class Shape extends Base {

		@ManyToOne
		Author author;

	}

	@Entity(name = "Circle")
	public static class Circle extends Shape {

		double radius;

	}

	@Entity(name = "Square")
	public static class Square extends Shape {

		@Column(unique = true)
		double side;

	}

}
