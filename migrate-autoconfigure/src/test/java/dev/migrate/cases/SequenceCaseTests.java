package dev.migrate.cases;

import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameSequence;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.TableGenerator;
import org.junit.jupiter.api.DisplayName;

/**
 * Sequences and the other generators of keys.
 */
class SequenceCaseTests {

	private static final String[] ROW = { "insert into invoice (id) values (7)" };

	private static final String KEPT = "select id from invoice";

	@CaseTest
	@DisplayName("102 sequence created")
	void created(String engine) {
		invoice(engine, Assigned.class, BySequence.class).writes(CreateSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence dropped")
	void dropped(String engine) {
		invoice(engine, BySequence.class, Assigned.class).writes(DropSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence created and dropped with its table")
	void withItsTable(String engine) {
		Case.on(engine)
			.from(Other.class)
			.rows("insert into other (id) values (3)")
			.to(Other.class, BySequence.class)
			.keeps("select id from other", 3)
			.writes(CreateSequence.class, CreateTable.class);
		Case.on(engine)
			.from(Other.class, BySequence.class)
			.rows("insert into other (id) values (3)")
			.to(Other.class)
			.keeps("select id from other", 3)
			.writes(DropSequence.class, DropTable.class);
	}

	@CaseTest
	@DisplayName("102 sequence renamed goes on from its number")
	void renamed(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 901))
			.to(ByOtherSequence.class)
			.renamed("invoice_seq", "invoice_numbers")
			.keeps(KEPT, 7)
			.keeps(next(engine, "invoice_numbers"), 901)
			.writes(RenameSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence possibly renamed: asked")
	void possiblyRenamed(String engine) {
		invoice(engine, BySequence.class, ByOtherSequence.class).isRefused("invoice_seq",
				"--rename invoice_seq=invoice_numbers");
	}

	@CaseTest
	@DisplayName("102 sequence increment changed goes on from its number")
	void incrementChanged(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 901))
			.to(BySmallSteps.class)
			.keeps(KEPT, 7)
			.keeps(next(engine, "invoice_seq"), 901)
			.writes(AlterSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence start changed goes on from its number")
	void startChanged(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 901))
			.to(FromThousand.class)
			.exceptOn("hsqldb", "HSQLDB has no other way to change a start than to begin there")
			.keeps(KEPT, 7)
			.keeps(next(engine, "invoice_seq"), 901)
			.writes(AlterSequence.class);
	}

	@CaseTest
	@DisplayName("102 same sequence shared by two entities ∅")
	void shared(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW)
			.to(BySequence.class, SharingSequence.class)
			.keeps(KEPT, 7)
			.writes(CreateTable.class);
	}

	@CaseTest
	@DisplayName("102 identity becomes a sequence")
	void identityBecomesSequence(String engine) {
		invoice(engine, ByIdentity.class, BySequence.class).writes(AlterIdentity.class, CreateSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence becomes an identity, which goes on after the rows")
	void sequenceBecomesIdentity(String engine) {
		invoice(engine, BySequence.class, ByIdentity.class).writes(AlterIdentity.class, DropSequence.class);
	}

	@CaseTest
	@DisplayName("table generator added with its seed row")
	void tableGeneratorAdded(String engine) {
		Case.on(engine)
			.from(Assigned.class)
			.rows(ROW)
			.to(ByTable.class)
			.keeps(KEPT, 7)
			.keeps("select next_val from numbers where sequence_name = 'invoice'", 0)
			.writes(CreateTable.class, InsertRow.class);
	}

	@CaseTest
	@DisplayName("table generator removed")
	void tableGeneratorRemoved(String engine) {
		invoice(engine, ByTable.class, Assigned.class).writes(DropTable.class);
	}

	private static Case invoice(String engine, Class<?> from, Class<?> to) {
		return Case.on(engine).from(from).rows(ROW).to(to).keeps(KEPT, 7);
	}

	private static String restart(String engine, String sequence, long next) {
		String restart = engine.equals("mariadb") ? " restart " : " restart with ";
		return "alter sequence " + sequence + restart + next;
	}

	/** The next number, without taking it. */
	private static String next(String engine, String sequence) {
		return switch (engine) {
			case "postgresql" -> "select last_value from " + sequence;
			case "mariadb" -> "select next_not_cached_value from " + sequence;
			case "hsqldb" ->
				"select next_value from information_schema.sequences where sequence_name = upper('" + sequence + "')";
			default ->
				"select base_value from information_schema.sequences where sequence_name = upper('" + sequence + "')";
		};
	}

	@Entity(name = "Other")
	static class Other {

		@Id
		Long id;

	}

	@Entity(name = "Invoice")
	static class Assigned {

		@Id
		Long id;

	}

	@Entity(name = "Invoice")
	static class BySequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invoice_seq")
		@SequenceGenerator(name = "invoice_seq", sequenceName = "invoice_seq")
		Long id;

	}

	@Entity(name = "Refund")
	static class SharingSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "refund_seq")
		@SequenceGenerator(name = "refund_seq", sequenceName = "invoice_seq")
		Long id;

	}

	@Entity(name = "Invoice")
	static class ByOtherSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invoice_numbers")
		@SequenceGenerator(name = "invoice_numbers", sequenceName = "invoice_numbers")
		Long id;

	}

	@Entity(name = "Invoice")
	static class BySmallSteps {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invoice_seq")
		@SequenceGenerator(name = "invoice_seq", sequenceName = "invoice_seq", allocationSize = 20)
		Long id;

	}

	@Entity(name = "Invoice")
	static class FromThousand {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "invoice_seq")
		@SequenceGenerator(name = "invoice_seq", sequenceName = "invoice_seq", initialValue = 1000)
		Long id;

	}

	@Entity(name = "Invoice")
	static class ByIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

	}

	@Entity(name = "Invoice")
	static class ByTable {

		@Id
		@GeneratedValue(strategy = GenerationType.TABLE, generator = "invoices")
		@TableGenerator(name = "invoices", table = "numbers", pkColumnValue = "invoice")
		Long id;

	}

}
