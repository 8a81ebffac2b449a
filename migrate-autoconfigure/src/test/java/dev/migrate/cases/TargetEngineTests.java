package dev.migrate.cases;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.change.ChangePlan;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogInitializer;
import dev.migrate.changelog.ChangelogInterpreter;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.ComposeRequest;
import dev.migrate.changelog.ConstraintNaming;
import dev.migrate.changelog.RevisionNaming;
import dev.migrate.changelog.Revision;
import dev.migrate.changelog.RevisionComposer;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.changelog.RevisionWriter;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.ColumnDefault;
import org.hibernate.annotations.Comment;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.View;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The engines that nobody brings along: what is written for them, and the SQL that
 * Liquibase makes of it, whole.
 */
class TargetEngineTests {

	private static final Set<String> RENAMED = Set.of("customer.full_name", "warehouse", "warehouse_seq");

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "mssql", "oracle", "mysql", "db2" })
	void writesRevisionsAndTheirSql(String id) throws Exception {
		assertGolden(id, "", new Version(Before.class), new Version(After.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "mssql", "oracle", "mysql", "db2" })
	void writesAlterationsAndTheirSql(String id) throws Exception {
		assertGolden(id, "-alterations", new Version(Depots.class), new Version(Warehouses.class));
	}

	/** With the types that Hibernate's own statements have. */
	@ParameterizedTest
	@ValueSource(strings = { "mssql", "oracle", "mysql", "db2" })
	void writesEveryTypeAndItsSql(String id) throws Exception {
		Version types = new Version(EveryTypeCaseTests.Numbers.class, EveryTypeCaseTests.Texts.class,
				EveryTypeCaseTests.Times.class, EveryTypeCaseTests.NumericDurations.class,
				EveryTypeCaseTests.Binaries.class, Papers.class, EveryTypeCaseTests.Enumerations.class,
				EveryTypeCaseTests.Values.class, EveryTypeCaseTests.Keys.class);
		assertGolden(id, "-types", types);
		List<String> statements = Files.readAllLines(Path.of("target/golden/" + id + "-types.sql"));
		List<String> hibernates = types.statements(id);
		assertThat(columns(id, hibernates)).hasSizeGreaterThan(100);
		assertThat(columns(id, statements)).isEqualTo(columns(id, hibernates));
	}

	/** The types by table and column. */
	private static Map<String, String> columns(String id, List<String> statements) {
		Map<String, String> types = new TreeMap<>();
		for (String statement : statements) {
			Matcher create = Pattern.compile("create table (\\S+) \\((.*)\\)[^)]*", Pattern.CASE_INSENSITIVE)
				.matcher(statement);
			if (create.matches()) {
				for (String column : create.group(2).split(",(?![^(]*\\)) ?")) {
					String plain = column.replaceAll("/\\*\\*/", "").strip();
					String type = plain.substring(plain.indexOf(' ') + 1)
						.replaceFirst("(?i) (?:not null|null|default|check|generated|identity|auto_increment"
								+ "|constraint|unique)\\b.*", "");
					if (!plain.matches("(?i)(?:constraint|primary key|check) .*")) {
						types.put(name(create.group(1)) + "." + name(plain.substring(0, plain.indexOf(' '))),
								Engines.byId(id).normalizeType(type).toLowerCase(Locale.ROOT));
					}
				}
			}
		}
		return types;
	}

	private static String name(String sql) {
		return sql.replaceAll("[\"`\\[\\]]", "").toLowerCase(Locale.ROOT);
	}

	private void assertGolden(String id, String model, Version... versions) throws Exception {
		Engine engine = Engines.byId(id);
		ChangelogLoader loader = loader();
		StringBuilder files = new StringBuilder();
		StringBuilder sql = new StringBuilder();
		Schema before = Schema.empty();
		for (Version version : versions) {
			Schema wanted = version.schemaFor(engine);
			String message = (version.entities().length == 1) ? version.entities()[0].getSimpleName() : "Types";
			RevisionDraft draft = compose(engine, loader, before, wanted, message);
			new RevisionWriter(loader).write(draft);
			Changelog changelog = loader.load(engine);
			before = new ChangelogInterpreter(loader).schemaFor(changelog, engine);
			assertThat(steps(engine, before, wanted)).as("what is left after %s", draft.content()).isEmpty();
			files.append(draft.content()).append('\n');
			sql.append(sql(id, changelog.revisions().get(changelog.revisions().size() - 1)));
		}
		List<Path> written = List.of(write(id + model + ".yaml", files.toString()),
				write(id + model + ".sql", sql.toString()));
		for (Path file : written) {
			assertThat(Files.readString(file)).as("compare with %s", file).isEqualTo(golden(file));
		}
	}

	@ParameterizedTest
	@CsvSource({ "mssql, create unique nonclustered index uk_nick on nick (word) where word is not null",
			"db2, create unique index uk_nick on nick (word) exclude null keys" })
	void whatIsUniqueAdmitsSeveralRowsWithoutAValue(String id, String index) {
		Engine engine = Engines.byId(id);
		ChangelogLoader loader = loader();
		Schema wanted = new Version(Nicknames.class).schemaFor(engine);
		RevisionDraft draft = compose(engine, loader, Schema.empty(), wanted, "Nicknames");
		new RevisionWriter(loader).write(draft);
		assertThat(draft.content().replaceAll("\\s+", " ")).contains(index).doesNotContain("addUniqueConstraint");
		Schema made = new ChangelogInterpreter(loader).schemaFor(loader.load(engine), engine);
		assertThat(steps(engine, made, wanted)).isEmpty();
		assertThat(steps(engine, made, Schema.empty())).containsExactly("Drop table nick");
	}

	@ParameterizedTest
	@ValueSource(strings = { "mssql", "oracle", "mysql", "db2", "postgresql", "mariadb" })
	void readsWhatDefinitionsSay(String id) {
		Schema schema = new Version(Defined.class).schemaFor(Engines.byId(id));
		dev.migrate.schema.Table table = schema.tables().get(0);
		assertThat(table.columns())
			.extracting((column) -> column.name().text(), (column) -> column.defaultValue(),
					(column) -> column.generated())
			.contains(tuple("missing", null, null), tuple("none", null, null),
					tuple("twice", null, new dev.migrate.schema.GeneratedValue("price * 2", false)));
		assertThat(table.checkConstraints())
			.extracting((check) -> check.name().isChosen(), (check) -> check.expression())
			.satisfiesExactlyInAnyOrder(
					(check) -> assertThat(check.toList().toString()).contains("price").contains("0"),
					(check) -> assertThat(check.toList().toString()).contains("true, ").contains("few").contains("9"));
		assertThat(table.columns()).filteredOn((column) -> column.name().text().equals("few"))
			.extracting((column) -> column.comment())
			.containsExactly(Engines.byId(id).keepsComments() ? "How many?" : null);
	}

	@ParameterizedTest
	@CsvSource({ "mssql, varchar(20) collate latin1_bin", "oracle, varchar2(20) collate latin1_bin",
			"mysql, varchar(20) collate latin1_bin", "mariadb, varchar(20) collate latin1_bin",
			"postgresql, varchar(20) collate latin1_bin" })
	void readsTheOrderOfLettersThatADefinitionSays(String id, String type) {
		Schema schema = new Version(Ordered.class).schemaFor(Engines.byId(id));
		assertThat(schema.tables().get(0).columns()).extracting((column) -> column.type()).contains(type);
		ChangelogLoader loader = loader();
		Engine engine = Engines.byId(id);
		new RevisionWriter(loader).write(compose(engine, loader, Schema.empty(), schema, "Ordered"));
		Schema made = new ChangelogInterpreter(loader).schemaFor(loader.load(engine), engine);
		assertThat(steps(engine, made, schema)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "db2", "h2" })
	void refusesAnOrderOfLettersWhereColumnsHaveNone(String id) {
		Engine engine = Engines.byId(id);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new Version(Ordered.class).schemaFor(engine))
			.withMessage("The column word is to have the collation latin1_bin, and columns have none of their own on "
					+ engine.displayName())
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Leave @Collate, or collate in columnDefinition, out, or leave " + id
						+ " out of app.migrate.targets."));
	}

	@Test
	void refusesReferencesInADefinition() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new Version(Referring.class).schemaFor(Engines.byId("mysql")))
			.withMessage("The columnDefinition of guest refers to guest, "
					+ "and what MySQL makes of that cannot be told without it")
			.satisfies(
					(ex) -> assertThat(ex.getAction()).isEqualTo("Say it with an association (@ManyToOne, @OneToOne), "
							+ "or leave mysql out of app.migrate.targets."));
	}

	/** There is no driver here. */
	@Test
	void refusesArraysOnOracleWhereHibernateDoesNotMakeTheirTypes() {
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new Version(Pages.class).schemaFor(Engines.byId("oracle")))
			.withMessage(
					"The type IntegerArray of the column pages would be missing: Hibernate makes none of this name")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Add Oracle's driver (com.oracle.database.jdbc:ojdbc11), of which Hibernate asks it, and a "
						+ "PhysicalNamingStrategy that leaves types their names (toPhysicalTypeName), "
						+ "or leave oracle out of app.migrate.targets."));
		assertThat(new Version(Pages.class).statements("oracle")).noneMatch((sql) -> sql.contains(" type "));
	}

	@Test
	void refusesToTakeATypeAwayFromItsColumns() {
		Engine oracle = Engines.byId("oracle");
		Schema none = new Version(Guest.class).schemaFor(oracle);
		Schema before = none.withObjects(List.of(numbers(9)));
		assertThat(steps(oracle, none, before)).containsExactly("Create type numbers");
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> difference(oracle, before, none.withObjects(List.of(numbers(12)))))
			.withMessage("The type numbers has to be made in another way, and columns that have it would go with it")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Leave the length of the array (@Array) and the type of its elements as they were."));
	}

	private static DatabaseObject numbers(int length) {
		return DatabaseObject.of(true,
				List.of("create or replace type numbers as varying array(" + length + ") of number(10,0)",
						"create or replace function numbers_length(arr in numbers) return number is begin "
								+ "return arr.count; end;"),
				List.of("drop type numbers force", "drop function numbers_length"));
	}

	/**
	 * As the engines' manuals have it: none of them restarts with anything but a
	 * constant.
	 */
	@ParameterizedTest
	@CsvSource(delimiter = '^', quoteCharacter = '"', textBlock = """
			mssql^declare @migrate_used bigint, @migrate_next bigint, @migrate_sql nvarchar(1000) \
			select @migrate_used = max(id) + 50 from guest select @migrate_next = case when @migrate_used \
			> cast(current_value as bigint) + 50 then @migrate_used else cast(current_value as bigint) + 50 end \
			from sys.sequences where object_id = object_id(N'guest_seq') and @migrate_used \
			> cast(current_value as bigint) if @migrate_next is not null begin set @migrate_sql = \
			N'alter sequence guest_seq restart with ' + cast(@migrate_next as nvarchar(20)) \
			exec sp_executesql @migrate_sql end
			oracle^begin for migrate in (select greatest((select max(id) + 50 from guest), last_number) as following \
			from all_sequences where sequence_owner = sys_context('USERENV', 'CURRENT_SCHEMA') \
			and sequence_name = 'GUEST_SEQ') loop if migrate.following is not null then execute immediate \
			'alter sequence guest_seq restart start with ' || migrate.following; end if; end loop; end;
			db2^begin declare migrate_next bigint; declare migrate_restart varchar(1000); set migrate_next = \
			(select greatest((select max(id) + 50 from guest), nextcachefirstvalue) from syscat.sequences \
			where seqschema = current schema and seqname = 'GUEST_SEQ'); if migrate_next is not null \
			then set migrate_restart = 'alter sequence guest_seq restart with ' concat varchar(migrate_next); \
			execute immediate migrate_restart; end if; end
			""")
	void letsASequenceGoOnAfterTheRowsThatAreThere(String id, String statement) throws Exception {
		assertThat(secondRevision(id, GuestWithSequence.class)).contains(statement);
	}

	@Test
	void letsAnIdentityGoOnAfterTheRowsThatAreThere() throws Exception {
		assertThat(secondRevision("db2", GuestWithIdentity.class)).contains(
				"alter table guest alter column id set generated by default as identity (start with 1 increment by 1)",
				"begin declare migrate_next bigint; declare migrate_restart varchar(1000); set migrate_next = "
						+ "(select max(id) + 1 from guest); if migrate_next is not null then set migrate_restart = "
						+ "'alter table guest alter column id restart with ' concat varchar(migrate_next); "
						+ "execute immediate migrate_restart; end if; end");
	}

	/** Written on H2, where it is tried, for another engine as well. */
	private List<String> secondRevision(String id, Class<?> after) throws Exception {
		DataSource database = TestDatabases.create("h2");
		GenerationSettings targets = new GenerationSettings(List.of("h2", id), Reference.CHANGELOG, Map.of());
		for (Class<?> version : List.of(Guest.class, after)) {
			new Version(version).service(database, this.module, targets, (service) -> {
				service.generate(GenerateRequest.of(version.getSimpleName()));
				return service.migrate(MigrateRequest.head());
			});
		}
		Changelog changelog = loader().load(Engines.byId(id));
		List<String> statements = new ArrayList<>();
		for (ChangeSet changeSet : changelog.revisions().get(1).changeSets()) {
			Database target = DatabaseFactory.getInstance()
				.openDatabase("offline:" + id, null, null, null, new ClassLoaderResourceAccessor());
			changeSet.getChanges()
				.forEach((change) -> assertThat(change.validate(target).getErrorMessages())
					.as("%s on %s", change.getDescription(), id)
					.isEmpty());
			statements.addAll(statements(changeSet.getChanges(), target));
		}
		return statements;
	}

	private ChangelogLoader loader() {
		ChangelogLoader loader = new ChangelogLoader(
				ChangelogSettings.of("classpath:/db/changelog/db.changelog-master.yaml",
						this.module.resolve("src/main/resources/db/changelog/changes")),
				new DefaultResourceLoader());
		new ChangelogInitializer(loader).run();
		return loader;
	}

	private static RevisionDraft compose(Engine engine, ChangelogLoader loader, Schema before, Schema wanted,
			String message) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		plans.put(engine, difference(engine, before, wanted).plan());
		Clock clock = Clock.fixed(Instant.parse("2026-11-21T02:03:55Z"), ZoneOffset.UTC);
		return new RevisionComposer(loader.settings(), clock)
			.compose(new ComposeRequest(message, loader.load(engine), before, plans));
	}

	private static List<String> steps(Engine engine, Schema before, Schema wanted) {
		return ConstraintNaming
			.apply(difference(engine, before, wanted).plan().changes(), before, RevisionNaming.STANDARD)
			.stream()
			.map((change) -> change.describe())
			.toList();
	}

	private static Difference difference(Engine engine, Schema before, Schema wanted) {
		Difference difference = new SchemaDiffer(engine).difference(before, wanted,
				new SchemaDiffer.Options((object) -> true, Set.of(),
						(candidate) -> Optional.of(RENAMED.contains(candidate.to())),
						(table, column) -> Optional.of("0")));
		assertThat(difference.questions()).isEmpty();
		return difference;
	}

	/** Forwards, and each change set's way back as a comment. */
	private static String sql(String id, Revision revision) throws Exception {
		Database database = DatabaseFactory.getInstance()
			.openDatabase("offline:" + id, null, null, null, new ClassLoaderResourceAccessor());
		StringBuilder text = new StringBuilder();
		for (ChangeSet changeSet : revision.changeSets()) {
			text.append("-- ").append(changeSet.getId()).append('\n');
			database.setObjectQuotingStrategy(changeSet.getObjectQuotingStrategy());
			statements(changeSet.getChanges(), database).forEach((sql) -> text.append(sql).append(";\n"));
			statements(changeSet.getRollback().getChanges(), database)
				.forEach((sql) -> text.append("--   undo: ").append(sql).append(";\n"));
		}
		return text.append('\n').toString();
	}

	private static List<String> statements(List<Change> changes, Database database) {
		List<String> statements = new ArrayList<>();
		for (Change change : changes) {
			for (Sql sql : SqlGeneratorFactory.getInstance().generateSql(change, database)) {
				statements.add(sql.toSql().strip());
			}
		}
		return statements;
	}

	private static Path write(String name, String text) throws IOException {
		return Files.writeString(Files.createDirectories(Path.of("target/golden")).resolve(name), text);
	}

	private static String golden(Path file) throws IOException {
		try (InputStream golden = TargetEngineTests.class
			.getResourceAsStream("/dev/migrate/golden/" + file.getFileName())) {
			return (golden != null) ? new String(golden.readAllBytes(), StandardCharsets.UTF_8) : "";
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "mssql", "oracle", "mysql", "db2" })
	void saysWhatIsPossibleOnAConnection(String id) {
		Engine engine = Engines.byId(id);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> engine.openShadow(TestDatabases.h2Database(), ""))
			.withMessage("Revisions are neither written nor compared on " + engine.displayName()
					+ ", whose catalogs are not read")
			.satisfies((ex) -> assertThat(ex.getAction())
				.isEqualTo("Write them on another database, such as H2 in memory, with app.migrate.targets: h2, " + id
						+ ". Applying, undoing and listing them works on " + engine.displayName() + "."));
	}

	static class Papers {

		@Entity(name = "Paper")
		static class Paper {

			@Id
			Long id;

			@JdbcTypeCode(SqlTypes.JSON)
			Map<String, String> facts;

			@JdbcTypeCode(SqlTypes.JSON)
			List<String> words;

		}

	}

	static class Pages {

		@Entity(name = "Paper")
		static class Paper {

			@Id
			Long id;

			Integer[] pages;

		}

	}

	static class Ordered {

		@Entity(name = "Item")
		static class Item {

			@Id
			Long id;

			@Column(columnDefinition = "varchar(20) collate latin1_bin not null")
			String word;

		}

	}

	static class Referring {

		@Entity(name = "Item")
		static class Item {

			@Id
			Long id;

			@Column(columnDefinition = "bigint references guest (id)")
			Long guest;

		}

	}

	static class Nicknames {

		@Entity(name = "Nick")
		@Table(uniqueConstraints = @UniqueConstraint(name = "uk_nick", columnNames = "word"))
		static class Nick {

			@Id
			Long id;

			String word;

		}

	}

	static class Defined {

		@Entity(name = "Item")
		static class Item {

			@Id
			Long id;

			@ColumnDefault("NULL")
			String missing;

			@Column(columnDefinition = "varchar(20) default null")
			String none;

			@Column(columnDefinition = "integer check (price > 0)")
			Integer price;

			@Column(columnDefinition = "integer constraint few check (few < 9) comment 'How many?'")
			Integer few;

			@Column(columnDefinition = "integer generated always as (price * 2)")
			Integer twice;

		}

	}

	@Entity(name = "Guest")
	static class Guest {

		@Id
		Long id;

	}

	@Entity(name = "Guest")
	static class GuestWithSequence {

		@Id
		@GeneratedValue(strategy = GenerationType.SEQUENCE)
		Long id;

	}

	@Entity(name = "Guest")
	static class GuestWithIdentity {

		@Id
		@GeneratedValue(strategy = GenerationType.IDENTITY)
		Long id;

	}

	enum Status {

		NEW, PAID

	}

	static class Depots {

		@Entity(name = "Owner")
		static class Owner {

			@Id
			Integer id;

			@Column(length = 20)
			String label;

		}

		@Entity(name = "Depot")
		static class Depot {

			@Id
			@GeneratedValue
			Long id;

			@Column(length = 40)
			String town;

		}

		@Entity(name = "Article")
		@Table(indexes = { @Index(name = "ix_article_shelf", columnList = "shelf"),
				@Index(name = "ix_article_origin", columnList = "origin") })
		@Check(name = "ck_article_weight", constraints = "weight > 0")
		static class Article {

			@Id
			@GeneratedValue(generator = "articles")
			@SequenceGenerator(name = "articles", sequenceName = "article_numbers")
			Long id;

			@ManyToOne
			Owner owner;

			@ManyToOne(optional = false)
			Owner keeper;

			@Column(nullable = false, unique = true, length = 10)
			String code;

			int shelf;

			String origin;

			int weight;

			@ColumnDefault("'new'")
			String state;

			String colour;

			@ColumnDefault("5")
			Integer rating;

			boolean sold;

			@Enumerated(EnumType.STRING)
			@Column(length = 10)
			Status status;

		}

	}

	static class Warehouses {

		@Entity(name = "Owner")
		static class Owner {

			@Id
			Long id;

			@Column(length = 20)
			String label;

		}

		@Entity(name = "Warehouse")
		static class Warehouse {

			@Id
			@GeneratedValue
			Long id;

			@Column(length = 40)
			String town;

		}

		@Entity(name = "Article")
		@Table(indexes = { @Index(name = "ix_article_shelf", columnList = "shelf"),
				@Index(name = "ix_article_origin", columnList = "origin") },
				uniqueConstraints = @UniqueConstraint(name = "uk_article_place", columnNames = { "shelf", "code" }))
		@Check(name = "ck_article_weight", constraints = "weight > 0")
		static class Article {

			@Id
			@GeneratedValue(generator = "articles")
			@SequenceGenerator(name = "articles", sequenceName = "article_numbers", allocationSize = 20)
			Long id;

			@ManyToOne
			Owner owner;

			@ManyToOne(optional = false)
			Warehouse keeper;

			@Column(nullable = false, unique = true, length = 30)
			String code;

			long shelf;

			@Column(nullable = false)
			String origin;

			long weight;

			@ColumnDefault("'old'")
			String state;

			@ColumnDefault("'red'")
			String colour;

			Integer rating;

			boolean sold;

			@Enumerated(EnumType.STRING)
			@Column(length = 10)
			Progress status;

		}

	}

	enum Progress {

		NEW, PAID, SENT

	}

	static class Before {

		@Entity(name = "Customer")
		@Table(indexes = @Index(name = "ix_customer_since", columnList = "since desc, name"))
		static class Customer {

			@Id
			@GeneratedValue
			Long id;

			@Column(length = 80, nullable = false)
			String name;

			@Column(nullable = false, unique = true)
			String email;

			@Column(nullable = false, unique = true)
			UUID code;

			@Lob
			String notes;

			LocalDate since;

			boolean active;

			@Comment("As agreed")
			@ColumnDefault("0")
			@Column(precision = 10, scale = 2, nullable = false)
			BigDecimal discount;

		}

		@Entity(name = "Purchase")
		@Check(name = "ck_amount", constraints = "amount > 0")
		static class Purchase {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			@ManyToOne(fetch = FetchType.LAZY, optional = false)
			Customer customer;

			@Enumerated(EnumType.STRING)
			@Column(length = 10)
			Status status;

			int amount;

			OffsetDateTime placed;

			byte[] receipt;

			double weight;

			@Column(nullable = false)
			String remark;

		}

		@Entity(name = "Payer")
		@Immutable
		@View(query = "select id, name from customer where active = 1")
		static class Payer {

			@Id
			Long id;

			String name;

		}

	}

	static class After {

		@Entity(name = "Customer")
		@Table(indexes = @Index(name = "ix_customer_since", columnList = "since"))
		@Comment("Everybody who bought")
		static class Customer {

			@Id
			@GeneratedValue
			Long id;

			@Column(length = 200, nullable = false)
			String fullName;

			@Column(nullable = false)
			String email;

			@Column(nullable = false, unique = true)
			UUID code;

			@Lob
			String notes;

			LocalDate since;

			boolean active;

			@ColumnDefault("1")
			@Column(precision = 12, scale = 2, nullable = false)
			BigDecimal discount;

			@Column(nullable = false)
			Integer points;

		}

		@Entity(name = "Purchase")
		static class Purchase {

			@Id
			@GeneratedValue(strategy = GenerationType.IDENTITY)
			Long id;

			@ManyToOne(fetch = FetchType.LAZY)
			Customer customer;

			@Enumerated(EnumType.STRING)
			@Column(length = 10)
			Status status;

			long amount;

			OffsetDateTime placed;

			byte[] receipt;

			double weight;

		}

		@Entity(name = "Payer")
		@Immutable
		@View(query = "select id, full_name from customer where active = 1")
		static class Payer {

			@Id
			Long id;

			String fullName;

		}

	}

}
