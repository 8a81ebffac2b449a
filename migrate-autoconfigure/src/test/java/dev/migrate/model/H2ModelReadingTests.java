package dev.migrate.model;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.aggregate.Card;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;

import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class H2ModelReadingTests extends AbstractModelReadingTests {

	@Override
	DataSource database() {
		return TestDatabases.h2Database();
	}

	@Override
	String liveSchema() {
		return "PUBLIC";
	}

	@Override
	DataSource otherDatabase() {
		return TestDatabases.postgresDatabase();
	}

	@Test
	void saysThatHibernateCannotWriteAType() {
		Applications.commanding(database())
			.withBean(PersistenceManagedTypes.class, () -> Applications.types(Card.class))
			.run((context) -> {
				EntityModel model = context.getBean(ModelCapture.class).source().get();
				Engine engine = Engines.byId("h2");
				try (Shadow shadow = engine.openShadow(database())) {
					assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> model.readIn(shadow))
						.withMessageStartingWith("Hibernate cannot write the schema of the entities: Error creating SQL"
								+ " 'create' commands for table 'card'")
						.extracting(MigrationException::getAction)
						.isEqualTo("Correct the mapping that the message names.");
				}
			});
	}

}
