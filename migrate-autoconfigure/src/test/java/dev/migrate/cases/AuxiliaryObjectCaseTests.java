package dev.migrate.cases;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateObject;
import dev.migrate.change.DropObject;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SetNotNull;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.junit.jupiter.api.DisplayName;

/**
 * Auxiliary database objects: what a mapping has as SQL.
 */
class AuxiliaryObjectCaseTests {

	private static final String FIRST = "dev/migrate/cases/objects-1.hbm.xml";

	private static final String SECOND = "dev/migrate/cases/objects-2.hbm.xml";

	@CaseTest
	@DisplayName("83 objects that catalogs do not tell added, changed, removed and kept, with a column")
	void objects(String engine) {
		boolean functions = !engine.equals("sqlite");
		Case objects = Case.on(engine)
			.notValidatedOn("sqlite")
			.from(Note.class)
			.rows("insert into note (id, price) values (1, 20)")
			.to(TitledNote.class)
			.keeps("select total from note_total", 20)
			.keeps("select count(*) from long_note", 1)
			.bringsBack("select total from note_total", 21)
			.bringsBack("select count(*) from dear_note", 1);
		if (functions) {
			objects.keeps("select twice(price) from note", 42)
				.bringsBack("select twice(price) from note", 40)
				.writes(AddColumn.class, DropObject.class, DropObject.class, DropObject.class, CreateObject.class,
						CreateObject.class, CreateObject.class);
		}
		else {
			objects.writes(AddColumn.class, DropObject.class, DropObject.class, CreateObject.class, CreateObject.class);
		}
	}

	@CaseTest
	@DisplayName("83 objects that catalogs do not tell are away while what they stand on changes")
	void standing(String engine) {
		Case.on(engine)
			.notValidatedOn("sqlite")
			.from(Note.class)
			.rows("insert into note (id, price) values (1, 20)")
			.to(PricedNote.class)
			.filledWith("note.price", "0")
			.keeps("select count(*) from dear_note", 1)
			.keeps("select price from note", 20)
			.writesOn("mariadb", DropObject.class, DropObject.class, AlterColumnType.class, FillNulls.class,
					SetNotNull.class, CreateObject.class, CreateObject.class)
			.writesOn("sqlite", DropObject.class, DropObject.class, DropObject.class, DropObject.class,
					AlterColumnType.class, FillNulls.class, SetNotNull.class, CreateObject.class, CreateObject.class,
					CreateObject.class, CreateObject.class)
			.writes(DropObject.class, DropObject.class, DropObject.class, AlterColumnType.class, FillNulls.class,
					SetNotNull.class, CreateObject.class, CreateObject.class, CreateObject.class);
	}

	@Entity(name = "Note")
	@Table(name = "note")
	@MappedBeside(FIRST)
	static class Note {

		@Id
		Long id;

		Integer price;

	}

	@Entity(name = "Note")
	@Table(name = "note")
	@MappedBeside(FIRST)
	static class PricedNote {

		@Id
		Long id;

		@Column(nullable = false)
		Long price;

	}

	@Entity(name = "Note")
	@Table(name = "note")
	@MappedBeside(SECOND)
	static class TitledNote {

		@Id
		Long id;

		Integer price;

		String title;

	}

}
