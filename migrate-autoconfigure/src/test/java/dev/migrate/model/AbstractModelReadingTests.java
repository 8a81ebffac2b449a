package dev.migrate.model;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.model.Applications.RichEntities;
import dev.migrate.model.Applications.SmallEntities;
import dev.migrate.model.EntityModel.ModelSchema;
import dev.migrate.model.refused.Letter;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.support.TestDatabases;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The two ways to read entities, held against a schema that Hibernate itself created.
 */
abstract class AbstractModelReadingTests {

	private static final ObjectName MADE_BY_THE_ENGINE = ObjectName.generated(Identifier.of("made_by_the_engine"));

	abstract DataSource database();

	abstract String liveSchema();

	/** A condition without what the engine forgets of its spelling. */
	String asTheEngineKeepsIt(String expression) {
		return expression;
	}

	/** An engine other than the one under test. */
	abstract DataSource otherDatabase();

	static Stream<Named<Class<?>[]>> models() {
		Stream<Named<Class<?>[]>> foreign = Stream.of(StandardDomainModel.values())
			.map((model) -> Named.of(model.name(), model.getDescriptor().getAnnotatedClasses()));
		return Stream.concat(Stream.of(Named.of("RICH", Applications.richEntities())), foreign);
	}

	@ParameterizedTest
	@MethodSource("models")
	void theShadowHoldsWhatHibernateWouldCreate(Class<?>[] entities) {
		DataSource database = database();
		Applications.starting(database)
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(entities))
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=create")
			.run((context) -> {
				Engine engine = Engines.detect(database);
				Schema created;
				try (Connection connection = database.getConnection()) {
					created = engine.read(connection, liveSchema());
				}
				ModelSchema read = readIn(model(context), engine, database);
				assertThat(read.failures()).isEmpty();
				assertThat(created.tables()).isNotEmpty();
				assertEqual(comparable(read.schema()), comparable(created));
			});
	}

	@ParameterizedTest
	@MethodSource("models")
	void theSameIsReadByDialectWithoutAConnection(Class<?>[] entities) {
		DataSource database = database();
		Applications.commanding(database)
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(entities))
			.run((context) -> {
				Engine engine = Engines.detect(database);
				Schema inShadow = readIn(model(context), engine, database).schema();
				Schema byDialect = readByDialectFromElsewhere(entities, Engines.byId(engine.id()));
				assertEqual(comparable(byDialect), comparable(inShadow));
			});
	}

	final void assertReadTheSameByDialect(Class<?>... entities) {
		DataSource database = database();
		Applications.commanding(database)
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(entities))
			.run((context) -> {
				Engine engine = Engines.detect(database);
				ModelSchema inShadow = readIn(model(context), engine, database);
				assertThat(inShadow.failures()).isEmpty();
				Schema byDialect = model(context).readFor(Engines.byId(engine.id()));
				assertEqual(comparable(byDialect), comparable(inShadow.schema()));
			});
	}

	private Schema readByDialectFromElsewhere(Class<?>[] entities, Engine target) {
		Schema[] schema = new Schema[1];
		Applications.commanding(otherDatabase())
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(entities))
			.run((context) -> schema[0] = model(context).readFor(target));
		return schema[0];
	}

	@Test
	void aListenerCanReadThemBothWaysWhileTheFactoryIsBeingBuilt() {
		ReadingListener.read.clear();
		Applications.starting(database())
			.withUserConfiguration(SmallEntities.class, ReadingListener.class)
			.run((context) -> assertThat(context).hasNotFailed());
		assertThat(ReadingListener.read).hasSize(2).allSatisfy((schema) -> assertThat(schema.tables()).hasSize(1));
	}

	@Test
	void readingLeavesTheRunningApplicationsMetadataAsItIs() {
		DataSource database = database();
		Applications.starting(database).withUserConfiguration(RichEntities.class).run((context) -> {
			HibernateEntityModel model = model(context);
			List<String> before = model.creationCommands();
			readIn(model, Engines.detect(database), database);
			model.readFor(Engines.byId("h2"));
			assertThat(model.creationCommands()).isEqualTo(before);
		});
	}

	@Test
	void aStatementThatTheEngineRefusesIsReportedAndTheRestIsRead() {
		DataSource database = database();
		Applications.commanding(database)
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(Letter.class))
			.run((context) -> {
				ModelSchema read = readIn(model(context), Engines.detect(database), database);
				assertThat(read.failures()).singleElement().satisfies((failure) -> {
					assertThat(failure.sql()).isEqualTo("comment on table letter is 'Somebody's letter'");
					assertThat(failure.reason()).contains("comment on table letter");
				});
				assertThat(read.schema().tables()).singleElement()
					.satisfies((table) -> assertThat(table.columns()).extracting(Column::comment)
						.containsExactly(null, "What it says"));
			});
	}

	private static HibernateEntityModel model(ApplicationContext context) {
		return (HibernateEntityModel) context.getBean(ModelCapture.class).source().get();
	}

	private static ModelSchema readIn(EntityModel model, Engine engine, DataSource database) throws SQLException {
		try (Shadow shadow = engine.openShadow(database)) {
			return model.readIn(shadow);
		}
	}

	private static void assertEqual(Schema actual, Schema expected) {
		assertThat(lines(actual)).containsExactlyElementsOf(lines(expected));
		assertThat(actual).isEqualTo(expected);
	}

	private static List<String> lines(Schema schema) {
		Stream<String> tables = schema.tables()
			.stream()
			.flatMap((table) -> Stream
				.of(Stream.of("comment " + table.comment(), table.primaryKey()), table.columns().stream(),
						table.uniqueConstraints().stream(), table.foreignKeys().stream(),
						table.checkConstraints().stream(), table.indexes().stream())
				.flatMap((members) -> members)
				.map((member) -> table.name() + ": " + member));
		return Stream.concat(tables, schema.sequences().stream().map(Object::toString)).toList();
	}

	/**
	 * The schema without what depends on the engine's mood: the names that it makes up
	 * and the order in which it lists constraints.
	 */
	private Schema comparable(Schema schema) {
		return new Schema(schema.tables().stream().map(this::comparable).toList(), schema.sequences());
	}

	private Table comparable(Table table) {
		PrimaryKey key = table.primaryKey();
		return new Table(table.name(), table.comment(), table.columns(),
				(key != null) ? new PrimaryKey(comparable(key.name()), key.columns()) : null,
				sort(table.uniqueConstraints()
					.stream()
					.map((unique) -> new UniqueConstraint(comparable(unique.name()), unique.columns()))),
				sort(table.foreignKeys()
					.stream()
					.map((foreign) -> new ForeignKey(comparable(foreign.name()), foreign.columns(),
							foreign.referencedTable(), foreign.referencedColumns(), foreign.onDelete(),
							foreign.onUpdate()))),
				sort(table.checkConstraints()
					.stream()
					.map((check) -> new CheckConstraint(comparable(check.name()),
							asTheEngineKeepsIt(check.expression())))),
				sort(table.indexes()
					.stream()
					.map((index) -> new Index(comparable(index.name()), index.columns(), index.unique(),
							index.definition()))));
	}

	private static ObjectName comparable(ObjectName name) {
		return (name.origin() == ObjectName.Origin.ENGINE) ? MADE_BY_THE_ENGINE : name;
	}

	private static <T> List<T> sort(Stream<T> values) {
		return values.sorted(Comparator.comparing(Object::toString)).toList();
	}

	@Configuration(proxyBeanMethods = false)
	static class ReadingListener {

		static final List<Schema> read = new ArrayList<>();

		@Bean
		static BeanFactoryPostProcessor listener() {
			return (beans) -> beans.getBean(ModelCapture.class).onCaptured((model) -> {
				DataSource database = beans.getBean(DataSource.class);
				try {
					Engine engine = Engines.detect(database);
					read.add(readIn(model, engine, database).schema());
					read.add(model.readFor(Engines.byId("h2")));
				}
				catch (SQLException ex) {
					throw new IllegalStateException(ex);
				}
			});
		}

	}

}
