package dev.migrate.cases;

import java.util.Map;

import dev.migrate.change.AlterAllocation;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.InsertRow;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SkipUsedNumbers;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
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
		invoice(engine, Assigned.class, BySequence.class)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 101 : 57)
			.writesOn("sqlite", CreateTable.class, InsertRow.class, SkipUsedNumbers.class)
			.writes(CreateSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence created for a table without rows begins at its start")
	void createdForNoRows(String engine) {
		Case.on(engine)
			.from(Assigned.class)
			.to(BySequence.class)
			.keeps(next(engine, "invoice_seq"), 1)
			.writesOn("sqlite", CreateTable.class, InsertRow.class, SkipUsedNumbers.class)
			.writes(CreateSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence created for classes with tables of their own goes on after the rows of all")
	void createdForHierarchy(String engine) {
		Case.on(engine)
			.from(AssignedDocument.class, AssignedLetter.class)
			.rows("insert into document (id) values (3)", "insert into letter (id) values (2000)")
			.to(Document.class, Letter.class)
			.keeps(next(engine, "document_seq"), engine.equals("hsqldb") ? 2051 : 2050)
			.writesOn("sqlite", CreateTable.class, InsertRow.class, SkipUsedNumbers.class, SkipUsedNumbers.class)
			.writes(CreateSequence.class, SkipUsedNumbers.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence dropped")
	void dropped(String engine) {
		invoice(engine, BySequence.class, Assigned.class)
			.bringsBack(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 101 : 57)
			.writesOn("sqlite", DropTable.class)
			.writes(DropSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence created and dropped with its table")
	void withItsTable(String engine) {
		Case.on(engine)
			.from(Other.class)
			.rows("insert into other (id) values (3)")
			.to(Other.class, BySequence.class)
			.keeps("select id from other", 3)
			.writesOn("sqlite", CreateTable.class, CreateTable.class, InsertRow.class)
			.writes(CreateSequence.class, CreateTable.class);
		Case.on(engine)
			.from(Other.class, BySequence.class)
			.rows("insert into other (id) values (3)")
			.to(Other.class)
			.keeps("select id from other", 3)
			.writesOn("sqlite", DropTable.class, DropTable.class)
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
			.writesOn("sqlite", RenameTable.class)
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
			.keeps(next(engine, "invoice_seq"), engine.equals("sqlite") ? 871 : 901)
			.writesOn("sqlite", AlterAllocation.class)
			.writes(AlterSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence start changed goes on from its number")
	void startChanged(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 901))
			.to(FromThousand.class)
			.keeps(KEPT, 7)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 1000 : 901)
			.exceptOn("sqlite", "There, the start of a sequence is the first row of a table")
			.writes(AlterSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence start changed that the sequence has passed: never goes back")
	void startPassed(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 1901))
			.to(FromThousand.class)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 1950 : 1901)
			.exceptOn("sqlite", "There, the start of a sequence is the first row of a table")
			.writes(AlterSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence increment raised: the numbers below the next one belong to it")
	void incrementRaised(String engine) {
		Case.on(engine)
			.from(BySmallSteps.class)
			.rows("insert into invoice (id) values (920)", restart(engine, "invoice_seq", 921))
			.to(BySequence.class)
			.keeps("select id from invoice", 920)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 971 : 970)
			.exceptOn("sqlite", "There, the number says by itself which ones below it belong to it")
			.writes(AlterSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence increment raised: numbers whose rows are gone are not handed out again")
	void incrementRaisedWithoutRows(String engine) {
		Case.on(engine)
			.from(BySmallSteps.class)
			.rows(ROW[0], restart(engine, "invoice_seq", 921))
			.to(BySequence.class)
			.keeps(KEPT, 7)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 971 : 951)
			.writesOn("sqlite", AlterAllocation.class)
			.writes(AlterSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence increment raised that has handed out nothing: begins at its start")
	void incrementRaisedAtStart(String engine) {
		Case.on(engine)
			.exceptOn("sqlite", "There, a table has the number, which is as good as handed out")
			.from(BySmallSteps.class)
			.to(BySequence.class)
			.keeps(next(engine, "invoice_seq"), 1)
			.writes(AlterSequence.class, SkipUsedNumbers.class);
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
		invoice(engine, ByIdentity.class, BySequence.class)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 101 : 57)
			.writesOn("sqlite", AlterColumnType.class, CreateTable.class, InsertRow.class, SkipUsedNumbers.class)
			.writes(AlterIdentity.class, CreateSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence dropped for one that others have already, which goes on after the rows of both")
	void ownSequenceForAnothers(String engine) {
		Case.on(engine)
			.from(BySequence.class, Refund.class)
			.rows("insert into invoice (id) values (7)", "insert into refund (id) values (700)")
			.to(BySequence.class, SharingSequence.class)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 751 : 750)
			.bringsBack(next(engine, "refund_seq"), engine.equals("hsqldb") ? 751 : 750)
			.writesOn("sqlite", DropTable.class, SkipUsedNumbers.class)
			.writes(DropSequence.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 identity given up for a sequence that others have already, which goes on after the rows of both")
	void identityForAnothers(String engine) {
		Case.on(engine)
			.from(BySequence.class, RefundByIdentity.class)
			.rows("insert into invoice (id) values (7)", "insert into refund (id) values (700)")
			.to(BySequence.class, SharingSequence.class)
			.keeps(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 751 : 750)
			.writesOn("sqlite", AlterColumnType.class, SkipUsedNumbers.class)
			.writes(AlterIdentity.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("102 sequence removed from a table that gets another name, and back")
	void removedFromRenamed(String engine) {
		Case.on(engine)
			.from(BySequence.class)
			.rows(ROW)
			.to(AssignedBill.class)
			.renamed(Map.of("invoice", "bill", "invoice.id", "number"))
			.keeps("select number from bill", 7)
			.bringsBack(next(engine, "invoice_seq"), engine.equals("hsqldb") ? 101 : 57)
			.writesOn("sqlite", RenameTable.class, RenameColumn.class, DropTable.class)
			.writes(RenameTable.class, RenameColumn.class, DropSequence.class);
	}

	@CaseTest
	@DisplayName("102 sequence becomes an identity, which goes on after the rows")
	void sequenceBecomesIdentity(String engine) {
		invoice(engine, BySequence.class, ByIdentity.class).notValidatedOn("sqlite")
			.writesOn("sqlite", AlterColumnType.class, DropTable.class)
			.writes(AlterIdentity.class, DropSequence.class);
	}

	@CaseTest
	@DisplayName("table generator added with its seed row")
	void tableGeneratorAdded(String engine) {
		Case.on(engine)
			.from(Assigned.class)
			.rows(ROW)
			.to(ByTable.class)
			.keeps(KEPT, 7)
			.keeps("select next_val from numbers where sequence_name = 'invoice'", 57)
			.writes(CreateTable.class, InsertRow.class, SkipUsedNumbers.class);
	}

	@CaseTest
	@DisplayName("table generator removed")
	void tableGeneratorRemoved(String engine) {
		invoice(engine, ByTable.class, Assigned.class)
			.bringsBack("select next_val from numbers where sequence_name = 'invoice'", 57)
			.writes(DropTable.class);
	}

	@CaseTest
	@DisplayName("table generator removed from a table that gets another name, and back")
	void tableGeneratorRemovedFromRenamed(String engine) {
		Case.on(engine)
			.from(ByTable.class)
			.rows(ROW)
			.to(AssignedBill.class)
			.renamed(Map.of("invoice", "bill", "invoice.id", "number"))
			.keeps("select number from bill", 7)
			.bringsBack("select next_val from numbers where sequence_name = 'invoice'", 57)
			.writes(RenameTable.class, RenameColumn.class, DropTable.class);
	}

	private static Case invoice(String engine, Class<?> from, Class<?> to) {
		return Case.on(engine).from(from).rows(ROW).to(to).keeps(KEPT, 7);
	}

	private static String restart(String engine, String sequence, long next) {
		if (engine.equals("sqlite")) {
			return "update " + sequence + " set next_val = " + next;
		}
		String restart = engine.equals("mariadb") ? " restart " : " restart with ";
		return "alter sequence " + sequence + restart + next;
	}

	/** The next number, without taking it. */
	private static String next(String engine, String sequence) {
		return switch (engine) {
			case "postgresql" -> "select last_value from " + sequence;
			case "mariadb" -> "select next_not_cached_value from " + sequence;
			case "sqlite" -> "select next_val from " + sequence;
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

	@Entity(name = "Refund")
	static class Refund {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "Refund")
	static class RefundByIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
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

	@Entity(name = "Bill")
	static class AssignedBill {

		@Id
		@Column(name = "number")
		Long id;

	}

	@Entity(name = "Document")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class AssignedDocument {

		@Id
		Long id;

	}

	@Entity(name = "Letter")
	static class AssignedLetter extends AssignedDocument {

	}

	@Entity(name = "Document")
	@Inheritance(strategy = InheritanceType.TABLE_PER_CLASS)
	static class Document {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "Letter")
	static class Letter extends Document {

	}

}
