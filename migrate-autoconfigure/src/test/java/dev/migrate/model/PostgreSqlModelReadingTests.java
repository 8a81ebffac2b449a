package dev.migrate.model;

import javax.sql.DataSource;

import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.aggregate.Card;
import dev.migrate.model.aggregate.Document;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

class PostgreSqlModelReadingTests extends AbstractModelReadingTests {

	@Override
	DataSource database() {
		return TestDatabases.postgresDatabase();
	}

	@Override
	String liveSchema() {
		return "public";
	}

	@Override
	String asTheEngineKeepsIt(String expression) {
		return expression.replaceAll("\\((\\w+) >= (\\d+)\\) and \\(\\1 <= (\\d+)\\)", "$1 between $2 and $3");
	}

	@Override
	DataSource otherDatabase() {
		return TestDatabases.h2Database();
	}

	@Test
	void anEmbeddableInAJsonColumnIsReadWithItsCheck() {
		Applications.commanding(database())
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(Document.class))
			.run((context) -> {
				Schema schema = context.getBean(ModelCapture.class).source().get().readFor(Engines.byId("postgresql"));
				assertThat(schema.tables()).singleElement()
					.satisfies((table) -> assertThat(table.checkConstraints()).singleElement()
						.extracting(CheckConstraint::expression, STRING)
						.startsWith("meta is null or (")
						.contains("cast(meta ->> 'stars' as integer) < 6")
						.contains("cast(meta ->> 'title' as varchar(255)) is not null"));
			});
	}

	@Test
	void anEnumWithATypeOfItsOwnIsRead() {
		assertReadTheSameByDialect(Card.class);
	}

	@Test
	void saysThatAnotherEngineCannotHoldTheEntities() {
		Applications.commanding(database())
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(Document.class))
			.run((context) -> {
				EntityModel model = context.getBean(ModelCapture.class).source().get();
				assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> model.readFor(Engines.byId("h2")))
					.withMessage("The entities cannot be read for H2: Dialect does not support"
							+ " aggregateComponentAssignmentExpression:"
							+ " org.hibernate.dialect.aggregate.AggregateSupportImpl")
					.extracting(MigrationException::getAction)
					.isEqualTo("Take h2 out of app.migrate.targets, or map the entities in a way that H2 supports.");
			});
	}

}
