package dev.migrate.cases;

import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSchema;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SetColumnComment;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import org.hibernate.annotations.Comment;
import org.hibernate.boot.model.naming.PhysicalNamingStrategyStandardImpl;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/**
 * Quoted, reserved and mixed-case names of schemas, tables, columns, indexes and
 * sequences.
 */
class QuotedNameCaseTests {

	private static final String PRESERVE = "liquibase.preserveSchemaCase";

	private static final String ROW = "insert into `Sales`.`Order` (`Id`, `Index`, `select`) values (1, 7, 'a')";

	private final @Nullable String preserved = System.getProperty(PRESERVE);

	@AfterEach
	void restoreSchemaCase() {
		if (this.preserved != null) {
			System.setProperty(PRESERVE, this.preserved);
		}
		else {
			System.clearProperty(PRESERVE);
		}
	}

	@SchemaCaseTest
	@DisplayName("61 mixed-case name of a schema that Liquibase does not write as it is")
	void schemaInUpperCase(String engine) {
		Case added = in(engine).from(Plain.class)
			.rows("insert into plain (id) values (1)")
			.to(Plain.class, Order.class)
			.keeps("select id from plain", 1);
		System.clearProperty(PRESERVE);
		if (engine.equals("h2")) {
			added.isRefused("Liquibase does not find the schema \"Sales\" on H2: it writes SALES for it.",
					"Name the schema without quotes, or set liquibase.preserveSchemaCase=true wherever the changelog"
							+ " is run");
		}
		else {
			added.writes(CreateSchema.class, CreateTable.class);
		}
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: table added in a new schema")
	void tableAdded(String engine) {
		in(engine).from(Plain.class)
			.rows("insert into plain (id) values (1)")
			.to(Plain.class, Order.class)
			.keeps("select id from plain", 1)
			.writes(CreateSchema.class, CreateTable.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names ∅")
	void same(String engine) {
		in(engine).from(Plain.class, Indexed.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, Indexed.class)
			.keeps(sql(engine, "select `Index` from `Sales`.`Order`"), 7)
			.writesNothing();
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: index, unique constraint, comment, type and columns")
	void columnsChanged(String engine) {
		in(engine).from(Plain.class, Order.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, Indexed.class)
			.keeps(sql(engine, "select `select` from `Sales`.`Order` where `Index` = 7 and `group` is null"), "a")
			.writes(AlterColumnType.class, AddColumn.class, CreateIndex.class, AddUniqueConstraint.class,
					SetColumnComment.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: index removed")
	void indexRemoved(String engine) {
		in(engine).from(Plain.class, Indexed.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, NotIndexed.class)
			.keeps(sql(engine, "select `Index` from `Sales`.`Order`"), 7)
			.writes(DropIndex.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: column renamed")
	void columnRenamed(String engine) {
		in(engine).from(Plain.class, Order.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, Renamed.class)
			.renamed("\"Sales\".\"Order\".\"Index\"", "\"Table\"")
			.keeps(sql(engine, "select `Table` from `Sales`.`Order`"), 7)
			.writes(RenameColumn.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: table renamed")
	void tableRenamed(String engine) {
		in(engine).from(Plain.class, Order.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, OtherOrder.class)
			.renamed("\"Sales\".\"Order\"", "\"Sales\".\"User\"")
			.keeps(sql(engine, "select `Index` from `Sales`.`User`"), 7)
			.writes(RenameTable.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: foreign key from one schema into another")
	void foreignKeyAdded(String engine) {
		in(engine).from(Plain.class, Order.class, Line.class)
			.rows(sql(engine, ROW), sql(engine, "insert into `order`.`Line` (`Id`) values (2)"))
			.to(Plain.class, Order.class, LineOfOrder.class)
			.keeps(sql(engine, "select `Id` from `order`.`Line` where `Order` is null"), 2)
			.writes(AddColumn.class, AddForeignKey.class);
	}

	@SchemaCaseTest
	@DisplayName("61 quoted, reserved and mixed-case names: table with a sequence added, another removed")
	void sequenceAdded(String engine) {
		in(engine).notValidatedOn("mariadb")
			.notValidatedOn("h2")
			.notValidatedOn("hsqldb")
			.notValidatedOn("postgresql")
			.from(Plain.class, Order.class, Line.class)
			.rows(sql(engine, ROW))
			.to(Plain.class, Order.class, Numbered.class)
			.dropped(List.of("h2", "hsqldb").contains((Case.writer != null) ? Case.writer : engine)
					? "\"order\".\"Line\"" : "order.\"Line\"")
			.keeps(sql(engine, "select `Id` from `Sales`.`Order`"), 1)
			.writes(CreateSequence.class, CreateTable.class, DropTable.class);
	}

	@SchemaCaseTest
	@DisplayName("61 a schema without quotes where Liquibase has been told to quote those that need it")
	void schemaWithoutQuotes(String engine) {
		in(engine).in("crm")
			.from(Plain.class, Order.class, Client.class)
			.rows(sql(engine, ROW), "insert into crm.client (id) values (3)")
			.to(Plain.class, Order.class, ClientOfOrder.class)
			.keeps("select id from crm.client where ordered is null", 3)
			.writes(AddColumn.class, AddForeignKey.class);
	}

	/** Without the property, Liquibase writes the names of H2's schemas in upper case. */
	private static Case in(String engine) {
		System.setProperty(PRESERVE, "true");
		return Case.on(engine).in("`Sales`", "`order`");
	}

	private static String sql(String engine, String sql) {
		return engine.equals("mariadb") ? sql : sql.replace('`', '"');
	}

	/**
	 * Keeps names as they are written; entities name catalogs for engines that have no
	 * schemas.
	 */
	public static class AsWritten extends PhysicalNamingStrategyStandardImpl {

		@Override
		public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
			return environment.getNameQualifierSupport().supportsSchemas() ? null : name;
		}

	}

	@NamedBy(AsWritten.class)
	static class Plain {

		@Entity(name = "Plain")
		@Table(name = "plain")
		static class PlainEntity {

			@Id
			Long id;

		}

	}

	@Entity(name = "Ordr")
	@Table(name = "`Order`", schema = "`Sales`", catalog = "`Sales`")
	static class Order {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Index`")
		Integer index;

		@Column(name = "`select`")
		String select;

	}

	@Entity(name = "Ordr")
	@Table(name = "`Order`", schema = "`Sales`", catalog = "`Sales`",
			indexes = @Index(name = "Of_Order", columnList = "`Index`"),
			uniqueConstraints = @UniqueConstraint(name = "`Unique`", columnNames = "`select`"))
	static class Indexed {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Index`")
		Long index;

		@Comment("Of what")
		@Column(name = "`select`")
		String select;

		@Column(name = "`group`")
		String group;

	}

	@Entity(name = "Ordr")
	@Table(name = "`Order`", schema = "`Sales`", catalog = "`Sales`",
			uniqueConstraints = @UniqueConstraint(name = "`Unique`", columnNames = "`select`"))
	static class NotIndexed {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Index`")
		Long index;

		@Comment("Of what")
		@Column(name = "`select`")
		String select;

		@Column(name = "`group`")
		String group;

	}

	@Entity(name = "Ordr")
	@Table(name = "`Order`", schema = "`Sales`", catalog = "`Sales`")
	static class Renamed {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Table`")
		Integer index;

		@Column(name = "`select`")
		String select;

	}

	@Entity(name = "Ordr")
	@Table(name = "`User`", schema = "`Sales`", catalog = "`Sales`")
	static class OtherOrder {

		@Id
		@Column(name = "`Id`")
		Long id;

		@Column(name = "`Index`")
		Integer index;

		@Column(name = "`select`")
		String select;

	}

	@Entity(name = "Line")
	@Table(name = "`Line`", schema = "`order`", catalog = "`order`")
	static class Line {

		@Id
		@Column(name = "`Id`")
		Long id;

	}

	@Entity(name = "Client")
	@Table(name = "client", schema = "crm", catalog = "crm")
	static class Client {

		@Id
		Long id;

	}

	@Entity(name = "Client")
	@Table(name = "client", schema = "crm", catalog = "crm")
	static class ClientOfOrder {

		@Id
		Long id;

		@ManyToOne
		@JoinColumn(name = "ordered")
		Order order;

	}

	@Entity(name = "Line")
	@Table(name = "`Line`", schema = "`order`", catalog = "`order`")
	static class LineOfOrder {

		@Id
		@Column(name = "`Id`")
		Long id;

		@ManyToOne
		@JoinColumn(name = "`Order`", foreignKey = @ForeignKey(name = "`Foreign`"))
		Order order;

	}

	@Entity(name = "Numbered")
	@Table(name = "`From`", schema = "`order`", catalog = "`order`")
	static class Numbered {

		@Id
		@Column(name = "`Id`")
		@GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "numbers")
		@SequenceGenerator(name = "numbers", sequenceName = "`Next`", schema = "`order`", catalog = "`order`")
		Long id;

	}

}
