package dev.migrate.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.model.Applications.RichEntities;
import dev.migrate.model.Applications.SmallEntities;
import dev.migrate.model.schemas.Elsewhere;
import dev.migrate.support.TestDatabases;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.spi.SchemaFilter;
import org.hibernate.tool.schema.spi.SchemaFilterProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CreationCommandsTests {

	@Test
	void areThoseOfHibernatesOwnSchemaToolOnH2(@TempDir Path directory) throws IOException {
		assertSameAsHibernate(TestDatabases.h2Database(), directory.resolve("create.sql"));
	}

	@Test
	void areThoseOfHibernatesOwnSchemaToolOnPostgreSql(@TempDir Path directory) throws IOException {
		assertSameAsHibernate(TestDatabases.postgresDatabase(), directory.resolve("create.sql"));
	}

	/**
	 * The tool brings the columns into order first; that is done later here.
	 */
	private static void assertSameAsHibernate(DataSource database, Path script) throws IOException {
		Applications.starting(database)
			.withUserConfiguration(RichEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.column_ordering_strategy=legacy",
					"spring.jpa.properties.jakarta.persistence.schema-generation.scripts.action=create",
					"spring.jpa.properties.jakarta.persistence.schema-generation.scripts.create-target=" + script)
			.run((context) -> {
				List<String> expected = Files.readAllLines(script)
					.stream()
					.map((line) -> line.substring(0, line.length() - 1))
					.filter((line) -> !line.startsWith("insert into handed_out"))
					.toList();
				assertThat(expected).hasSizeGreaterThan(60);
				assertThat(commands(context)).isEqualTo(expected);
			});
	}

	@Test
	void nameHibernatesDefaultSchemaWhereItIsNotTheConnections() {
		Applications.commanding(TestDatabases.h2Database())
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.default_schema=shop")
			.run((context) -> {
				assertThat(commands(context)).containsExactly(
						"create sequence shop.customer_seq start with 1 increment by 50",
						"create table shop.customer (id bigint not null, first_name varchar(255), primary key (id))");
				assertThat(commandsWithin("SHOP", context)).containsExactly(
						"create sequence customer_seq start with 1 increment by 50",
						"create table customer (id bigint not null, first_name varchar(255), primary key (id))");
			});
	}

	@Test
	void doNotNameTheSchemaThatTheConnectionIsInEither() {
		Applications.commanding(TestDatabases.h2Database(";INIT=create schema if not exists crm\\;set schema crm"))
			.withUserConfiguration(ElsewhereEntities.class)
			.run((context) -> assertThat(commands(context))
				.containsExactly("create table elsewhere (id bigint not null, primary key (id))"));
	}

	@Test
	void nameEveryOtherSchema() {
		Applications.commanding(TestDatabases.postgresDatabase())
			.withUserConfiguration(ElsewhereEntities.class)
			.run((context) -> assertThat(commands(context))
				.containsExactly("create table crm.elsewhere (id bigint not null, primary key (id))"));
	}

	@Test
	void nameNoSchemaWhereHibernateDoesNot() {
		Applications.commanding(TestDatabases.mariaDbDatabase())
			.withUserConfiguration(ElsewhereEntities.class)
			.run((context) -> assertThat(commands(context))
				.containsExactly("create table elsewhere (id bigint not null, primary key (id)) engine=InnoDB"));
	}

	@Test
	void areRefusedWhereEntitiesAreInAnotherDatabase() {
		Applications.commanding(TestDatabases.h2Database())
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.default_catalog=warehouse")
			.run((context) -> assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> commands(context))
				.withMessageStartingWith("Entities are in the catalog warehouse, but the database is ")
				.satisfies((ex) -> assertThat(ex.getAction()).contains("hibernate.default_catalog unset")));
	}

	@Test
	void leaveOutWhatTheApplicationsSchemaFilterLeavesOut() {
		Applications.commanding(TestDatabases.h2Database())
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues(
					"spring.jpa.properties.hibernate.hbm2ddl.schema_filter_provider=" + SequencesOnly.class.getName())
			.run((context) -> assertThat(commands(context))
				.containsExactly("create sequence customer_seq start with 1 increment by 50"));
	}

	@Test
	void holdASequenceWhoseIncrementDiffersFromTheDatabase() {
		DataSource database = TestDatabases.h2Database();
		TestDatabases.execute(database, "create sequence customer_seq increment by 10");
		Applications.commanding(database)
			.withUserConfiguration(SmallEntities.class)
			.run((context) -> assertThat(commands(context))
				.contains("create sequence customer_seq start with 1 increment by 50"));
	}

	private static List<String> commandsWithin(String home, ApplicationContext context) {
		EntityModel model = context.getBean(ModelCapture.class).source().get().within(home);
		return ((HibernateEntityModel) model).creationCommands();
	}

	private static List<String> commands(ApplicationContext context) {
		return ((HibernateEntityModel) context.getBean(ModelCapture.class).source().get()).creationCommands();
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Elsewhere.class)
	static class ElsewhereEntities {

	}

	public static class SequencesOnly implements SchemaFilterProvider, SchemaFilter {

		@Override
		public boolean includeNamespace(Namespace namespace) {
			return true;
		}

		@Override
		public boolean includeTable(Table table) {
			return false;
		}

		@Override
		public boolean includeSequence(Sequence sequence) {
			return true;
		}

		@Override
		public SchemaFilter getCreateFilter() {
			return this;
		}

		@Override
		public SchemaFilter getDropFilter() {
			return this;
		}

		@Override
		public SchemaFilter getTruncatorFilter() {
			return this;
		}

		@Override
		public SchemaFilter getMigrateFilter() {
			return this;
		}

		@Override
		public SchemaFilter getValidateFilter() {
			return this;
		}

	}

}
