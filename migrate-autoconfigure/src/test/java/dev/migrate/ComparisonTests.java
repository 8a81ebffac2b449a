package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.Comparison.SchemaPair;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.RevisionNaming;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ComparisonTests {

	private static final Table USERS = table("users", "id", "email");

	private static final Table LINKS = table("links", "id", "author_id", "reader_id");

	@Test
	void listsEveryForeignKeyOfATable() {
		Table links = LINKS.withForeignKeys(List.of(toUsers("author_id"), toUsers("reader_id")));
		assertThat(describe(Map.of("h2", List.of(USERS, links)))).containsExactly(
				"Add foreign key fk_author_id on links (author_id) to users",
				"Add foreign key fk_reader_id on links (reader_id) to users");
	}

	@Test
	void listsWhatOneEngineAloneNeedsBesideWhatAllNeed() {
		Table h2 = USERS.withCheckConstraints(List.of(check("ck_users_email", "email <> ''")));
		Table postgresql = USERS.withCheckConstraints(
				List.of(check("ck_users_kind", "id in (1, 2)"), check("ck_users_email", "email > ''")));
		Map<String, List<Table>> wanted = new LinkedHashMap<>();
		wanted.put("h2", List.of(h2, LINKS));
		wanted.put("postgresql", List.of(postgresql, LINKS));
		assertThat(describe(wanted)).containsExactly("Add check constraint ck_users_email on users: email <> ''",
				"Add check constraint ck_users_kind on users: id in (1, 2)");
	}

	@Test
	void listsConstraintsUnderTheNamesThatTheRevisionGivesThem() {
		UniqueConstraint h2 = new UniqueConstraint(ObjectName.generated(Identifier.of("constraint_4")),
				List.of(Identifier.of("email")));
		UniqueConstraint postgresql = new UniqueConstraint(ObjectName.generated(Identifier.of("users_email_key")),
				List.of(Identifier.of("email")));
		Map<String, List<Table>> wanted = new LinkedHashMap<>();
		wanted.put("h2", List.of(USERS.withUniqueConstraints(List.of(h2)), LINKS));
		wanted.put("postgresql", List.of(USERS.withUniqueConstraints(List.of(postgresql)), LINKS));
		assertThat(describe(wanted)).containsExactly("Add unique constraint uk_users_email on users (email)");
	}

	@Test
	void takesARenameOnOneEngineForOneOnAll() {
		Map<Engine, SchemaPair> schemas = new LinkedHashMap<>();
		schemas.put(Engines.byId("h2"), pair("integer", "time(0)"));
		schemas.put(Engines.byId("sqlite"), pair("integer", "bigint"));
		List<String> asked = new ArrayList<>();
		SchemaDiffer.Options options = SchemaDiffer.Options.cautious().withRenames((candidate) -> {
			asked.add(candidate.from() + " -> " + candidate.to());
			return Optional.of(true);
		});
		Comparison comparison = Comparison.of(schemas, options, RevisionNaming.STANDARD);
		comparison.plans()
			.forEach((engine, plan) -> assertThat(plan.changes()).as(engine.id())
				.extracting(SchemaChange::describe)
				.first()
				.isEqualTo("Rename column email on users to contact"));
		assertThat(asked).containsExactly("users.email -> users.contact");
	}

	/** What only one of the engines takes for the same column. */
	private static SchemaPair pair(String before, String after) {
		return new SchemaPair(schema(Column.of("email", before, true)), schema(Column.of("contact", after, true)));
	}

	private static Schema schema(Column column) {
		return new Schema(List.of(USERS.withColumns(List.of(Column.of("id", "bigint", false), column))), List.of());
	}

	private static Stream<String> describe(Map<String, List<Table>> wanted) {
		Map<Engine, SchemaPair> schemas = new LinkedHashMap<>();
		Schema former = new Schema(List.of(USERS, LINKS), List.of());
		wanted.forEach((engine, tables) -> schemas.put(Engines.byId(engine),
				new SchemaPair(former, new Schema(tables, List.of()))));
		return Comparison.of(schemas, SchemaDiffer.Options.cautious(), RevisionNaming.STANDARD)
			.changes()
			.stream()
			.map(SchemaChange::describe);
	}

	private static Table table(String name, String key, String... columns) {
		Stream<Column> others = Stream.of(columns).map((column) -> Column.of(column, "bigint", false));
		PrimaryKey primaryKey = new PrimaryKey(ObjectName.given(Identifier.of("pk_" + name)),
				List.of(Identifier.of(key)));
		return Table.of(name, Stream.concat(Stream.of(Column.of(key, "bigint", false)), others).toList(), primaryKey);
	}

	private static ForeignKey toUsers(String column) {
		return new ForeignKey(ObjectName.given(Identifier.of("fk_" + column)), List.of(Identifier.of(column)),
				QualifiedName.of("users"), List.of(Identifier.of("id")), ReferentialAction.NO_ACTION,
				ReferentialAction.NO_ACTION);
	}

	private static CheckConstraint check(String name, String expression) {
		return new CheckConstraint(ObjectName.given(Identifier.of(name)), expression);
	}

}
