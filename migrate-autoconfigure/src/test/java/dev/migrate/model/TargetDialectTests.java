package dev.migrate.model;

import java.util.EnumMap;
import java.util.Map;

import dev.migrate.failure.MigrationException;
import dev.migrate.model.Applications.SmallEntities;
import dev.migrate.support.TestDatabases;
import org.hibernate.boot.Metadata;
import org.hibernate.community.dialect.SQLiteDialect;
import org.hibernate.dialect.DB2Dialect;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.hibernate.dialect.HSQLDialect;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.dialect.MySQLDialect;
import org.hibernate.dialect.OracleDialect;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.dialect.SQLServerDialect;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class TargetDialectTests {

	private static final Map<TargetDialect, Class<? extends Dialect>> DIALECTS = new EnumMap<>(Map.of(TargetDialect.H2,
			H2Dialect.class, TargetDialect.POSTGRESQL, PostgreSQLDialect.class, TargetDialect.MARIADB,
			MariaDBDialect.class, TargetDialect.MYSQL, MySQLDialect.class, TargetDialect.SQL_SERVER,
			SQLServerDialect.class, TargetDialect.ORACLE, OracleDialect.class, TargetDialect.DB2, DB2Dialect.class,
			TargetDialect.HSQLDB, HSQLDialect.class, TargetDialect.SQLITE, SQLiteDialect.class));

	@Test
	void bindsTheEntitiesAnewForEveryEngine() {
		Applications.commanding(TestDatabases.h2Database())
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.database-platform=" + H2Dialect.class.getName())
			.run((context) -> {
				HibernateEntityModel model = (HibernateEntityModel) context.getBean(ModelCapture.class).source().get();
				assertThat(DIALECTS).hasSameSizeAs(TargetDialect.values()).allSatisfy((dialect, type) -> {
					Metadata bound = model.boundFor(dialect);
					assertThat(bound.getDatabase().getDialect()).isExactlyInstanceOf(type);
					assertThat(bound.getEntityBindings()).hasSize(1);
				});
			});
	}

	@Test
	void saysWhichEnginesItKnows() {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> TargetDialect.of("sybase"))
			.withMessage("Hibernate's types on 'sybase' are not known.")
			.extracting(MigrationException::getAction)
			.isEqualTo("Choose among: h2, postgresql, mariadb, mysql, mssql, oracle, db2, hsqldb, sqlite.");
	}

}
