package dev.migrate.cases;

import java.sql.Connection;
import java.sql.Types;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.h2.api.Trigger;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.AbstractClassJavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.hibernate.type.descriptor.jdbc.JdbcTypeIndicators;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

/**
 * Cases that concern more than one kind of object.
 */
class FurtherCaseTests {

	@CaseTest
	@DisplayName("45 cycle of foreign keys with a unique constraint and an index")
	void cycleWithUniqueAndIndex(String engine) {
		Case.on(engine)
			.from(Other.class)
			.rows("insert into other (id) values (1)")
			.to(Other.class, Team.class, Player.class)
			.keeps("select id from other", 1)
			// Hibernate makes no unique constraints of a name there
			.writesOn("sqlite", CreateTable.class, CreateTable.class, CreateIndex.class)
			.writes(CreateTable.class, CreateTable.class, AddForeignKey.class, AddForeignKey.class,
					AddUniqueConstraint.class, CreateIndex.class);
	}

	@CaseTest
	@DisplayName("72 covering, partial and expression indexes made by hand ∅")
	void indexMadeByHand(String engine) {
		String index = switch (engine) {
			case "postgresql" -> "create index by_hand on other (lower(name)) include (id) where name is not null";
			case "sqlite" -> "create index by_hand on other (lower(name)) where name is not null";
			case "mariadb" -> "create index by_hand on other (name(3))";
			default -> "create index by_hand on other (name, id)";
		};
		Case.on(engine)
			.from(NamedOther.class)
			.rows("insert into other (id, name) values (1, 'x')")
			.thenByHand(index)
			.to(LongNamedOther.class)
			.filledWith("other.name", "''")
			.keeps("select name from other", "x")
			.writes(AlterColumnType.class, FillNulls.class, SetNotNull.class);
	}

	@CaseTest
	@DisplayName("83 what an engine cannot report is not dropped: a trigger")
	void triggerMadeByHand(String engine) {
		String onInsert = "create trigger by_hand before insert on other ";
		String trigger = switch (engine) {
			case "h2" -> onInsert + "for each row call '" + NoTrigger.class.getName() + "'";
			case "postgresql" -> "create trigger by_hand before update on other for each row "
					+ "execute function pg_catalog.suppress_redundant_updates_trigger()";
			case "hsqldb" -> onInsert + "referencing new row as added for each row set added.name = upper(added.name)";
			case "mariadb" -> onInsert + "for each row set new.name = upper(new.name)";
			default -> "create trigger by_hand after insert on other begin update other set name = upper(name); end";
		};
		String triggers = switch (engine) {
			case "mariadb" -> "select count(*) from information_schema.triggers where trigger_schema = database()";
			case "sqlite" -> "select count(*) from sqlite_master where type = 'trigger'";
			default -> "select count(*) from information_schema.triggers where lower(trigger_name) = 'by_hand'";
		};
		Case played = Case.on(engine)
			.from(NamedOther.class)
			.rows("insert into other (id, name) values (1, 'x')", trigger)
			.to(LongNamedOther.class)
			.filledWith("other.name", "''")
			.keeps(triggers, 1);
		if (engine.equals("sqlite")) {
			// The table would have to be built anew, which takes its triggers
			played.isStoppedBy("other has triggers, which would be lost: drop them in a change set before this one, "
					+ "and create them in one behind it", "drop trigger by_hand");
		}
		else {
			played.bringsBack(triggers, 1).writes(AlterColumnType.class, FillNulls.class, SetNotNull.class);
		}
	}

	@CaseTest
	@DisplayName("104 table dropped and another of that name created")
	void anotherOfThatName(String engine) {
		Case.on(engine)
			.from(Other.class, OldNote.class)
			.rows("insert into other (id) values (1)", "insert into note (code, weight) values ('a', 5)")
			.to(Other.class, NewNote.class)
			.keeps("select weight from note", 5)
			.isRefused("Which value do the existing rows of note get in id (bigint not null)?",
					"--default note.id=<value>");
	}

	@CaseTest
	@DisplayName("element collection becomes an entity: refused, because rows would have to move")
	void collectionBecomesEntity(String engine) {
		Case.on(engine)
			.from(WithNicknames.class)
			.rows("insert into person (id) values (1)", "insert into nicknames (person_id, name) values (1, 'Ada')")
			.to(Person.class, Nickname.class)
			.keeps("select name from nicknames", "Ada")
			.isRefused("May the values of nicknames be lost? nickname is new and stays empty", "--drop nicknames");
	}

	@CaseTest
	@DisplayName("entity becomes an element collection")
	void entityBecomesCollection(String engine) {
		Case.on(engine)
			.from(Person.class, ShortNickname.class)
			.rows("insert into person (id) values (1)",
					"insert into nickname (id, person_id, name) values (7, 1, 'Ada')")
			.to(WithNicknames.class)
			.renamed(Map.of("nickname", "nicknames"))
			.dropped("nickname.id")
			.keeps("select name from nicknames where person_id = 1", "Ada")
			.writes(RenameTable.class, DropPrimaryKey.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("entity becomes an element collection: nobody has said so")
	void entityPerhapsBecomesCollection(String engine) {
		Case.on(engine)
			.from(Person.class, ShortNickname.class)
			.rows("insert into person (id) values (1)",
					"insert into nickname (id, person_id, name) values (7, 1, 'Ada')")
			.to(WithNicknames.class)
			.keeps("select name from nickname", "Ada")
			.isRefused("Was nickname renamed to nicknames", "--rename nickname=nicknames");
	}

	@CaseTest
	@DisplayName("100 column moved from a mapped superclass to its only subclass ∅")
	void movedFromMappedSuperclass(String engine) {
		Case.on(engine)
			.from(Car.class)
			.rows("insert into vehicle (id, wheels) values (1, 4)")
			.to(CarWithOwnWheels.class)
			.keeps("select wheels from vehicle", 4)
			.writesNothing();
	}

	@CaseTest
	@DisplayName("100 column moved from a superclass to a joined subclass: refused, because values would have to move")
	void movedToJoinedSubclass(String engine) {
		Case.on(engine)
			.from(Animal.class, Cat.class)
			.rows("insert into animal (id, whiskers) values (1, 24)", "insert into cat (id) values (1)")
			.to(BareAnimal.class, WhiskeredCat.class)
			.keeps("select whiskers from animal", 24)
			.isRefused("May the values of animal.whiskers be lost?", "--drop animal.whiskers");
	}

	@CaseTest
	@DisplayName("100 column moved from a superclass to a joined subclass, values given up")
	void movedToJoinedSubclassEmpty(String engine) {
		Case.on(engine)
			.from(Animal.class, Cat.class)
			.rows("insert into animal (id, whiskers) values (1, 24)", "insert into cat (id) values (1)")
			.to(BareAnimal.class, WhiskeredCat.class)
			.dropped("animal.whiskers")
			.keeps("select id from cat where whiskers is null", 1)
			.writes(AddColumn.class, DropColumn.class);
	}

	@CaseTest
	@DisplayName("Bean Validation's constraints added: what they ask of the schema")
	void constraintsAdded(String engine) {
		Case.on(engine)
			.from(Guest.class)
			.rows("insert into guest (id, name, age) values (1, 'Ada', 36)",
					"insert into guest (id, age) values (2, 20)")
			.to(ConstrainedGuest.class)
			.filledWith("guest.name", "'nobody'")
			.keeps("select name from guest where age >= 18 order by id", "Ada", "nobody")
			.writes(AlterColumnType.class, FillNulls.class, SetNotNull.class, AddCheckConstraint.class);
	}

	@CaseTest
	@DisplayName("column of a type that somebody has contributed added")
	void contributedTypeAdded(String engine) {
		Case.on(engine)
			.from(Plain.class)
			.rows("insert into wall (id) values (1)")
			.to(Painted.class)
			.keeps("select id from wall where colour is null", 1)
			.writes(AddColumn.class);
	}

	/**
	 * A trigger that lets everything pass.
	 */
	public static class NoTrigger implements Trigger {

		@Override
		public void fire(Connection connection, @Nullable Object[] before, @Nullable Object[] after) {
		}

	}

	@Entity(name = "Guest")
	static class Guest {

		@Id
		Long id;

		String name;

		Integer age;

	}

	@Entity(name = "Guest")
	static class ConstrainedGuest {

		@Id
		Long id;

		@NotNull
		@Size(max = 40)
		String name;

		@Min(18)
		Integer age;

	}

	static class Plain {

		@Entity(name = "Wall")
		static class Wall {

			@Id
			Long id;

		}

	}

	static class Painted {

		@Entity(name = "Wall")
		static class Wall {

			@Id
			Long id;

			Colour colour;

		}

	}

	record Colour(short number) {
	}

	/**
	 * Brings the type of colours.
	 */
	public static final class Colours implements TypeContributor {

		@Override
		public void contribute(TypeContributions types, ServiceRegistry services) {
			types.contributeJavaType(new ColourType());
		}

	}

	/**
	 * A colour is a small number.
	 */
	static final class ColourType extends AbstractClassJavaType<Colour> {

		private static final long serialVersionUID = 1L;

		ColourType() {
			super(Colour.class);
		}

		@Override
		public JdbcType getRecommendedJdbcType(JdbcTypeIndicators indicators) {
			return indicators.getJdbcType(Types.SMALLINT);
		}

		@Override
		public <X> X unwrap(Colour colour, Class<X> type, WrapperOptions options) {
			return type.cast(colour.number());
		}

		@Override
		public <X> Colour wrap(X value, WrapperOptions options) {
			return new Colour(((Number) value).shortValue());
		}

	}

	@Entity(name = "Other")
	static class Other {

		@Id
		Long id;

	}

	@Entity(name = "Other")
	static class NamedOther {

		@Id
		Long id;

		String name;

	}

	@Entity(name = "Other")
	static class LongNamedOther {

		@Id
		Long id;

		@Column(length = 300, nullable = false)
		String name;

	}

	@Entity(name = "Team")
	@Table(uniqueConstraints = @UniqueConstraint(name = "uk_team_name", columnNames = "name"))
	static class Team {

		@Id
		Long id;

		String name;

		@ManyToOne
		Player captain;

	}

	@Entity(name = "Player")
	@Table(indexes = @Index(name = "ix_player_number", columnList = "number_on_shirt"))
	static class Player {

		@Id
		Long id;

		Integer numberOnShirt;

		@ManyToOne
		Team team;

	}

	@Entity(name = "Person")
	static class WithNicknames {

		@Id
		Long id;

		@ElementCollection
		@CollectionTable(name = "nicknames", joinColumns = @JoinColumn(name = "person_id"))
		@Column(name = "name")
		Set<String> nicknames = new HashSet<>();

	}

	@Entity(name = "Person")
	static class Person {

		@Id
		Long id;

	}

	@Entity(name = "Nickname")
	static class Nickname {

		@Id
		Long id;

		@ManyToOne
		Person person;

		String name;

		String origin;

		Integer popularity;

	}

	@Entity(name = "Nickname")
	static class ShortNickname {

		@Id
		Long id;

		@ManyToOne(optional = false)
		Person person;

		String name;

	}

	@Entity(name = "Note")
	static class OldNote {

		@Id
		@Column(length = 10)
		String code;

		int weight;

	}

	@Entity(name = "Note")
	static class NewNote {

		@Id
		Long id;

		String text;

	}

	@MappedSuperclass
	abstract static class Wheeled {

		@Id
		Long id;

		Integer wheels;

	}

	@Entity(name = "Vehicle")
	static class Car extends Wheeled {

	}

	@MappedSuperclass
	abstract static class Numbered {

		@Id
		Long id;

	}

	@Entity(name = "Vehicle")
	static class CarWithOwnWheels extends Numbered {

		Integer wheels;

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class Animal {

		@Id
		Long id;

		Integer whiskers;

	}

	@Entity(name = "Cat")
	static class Cat extends Animal {

	}

	@Entity(name = "Animal")
	@Inheritance(strategy = InheritanceType.JOINED)
	static class BareAnimal {

		@Id
		Long id;

	}

	@Entity(name = "Cat")
	static class WhiskeredCat extends BareAnimal {

		Integer whiskers;

	}

}
