package dev.migrate.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;
import org.hibernate.cfg.AvailableSettings;
import org.jspecify.annotations.Nullable;

/**
 * An engine as Hibernate has to be told of it where there is no connection to ask. The
 * versions are those that are commonly run; Hibernate's types do not depend on smaller
 * steps.
 */
enum TargetDialect {

	H2("h2", "H2", "2.3.232"),

	POSTGRESQL("postgresql", "PostgreSQL", "16.0"),

	MARIADB("mariadb", "MariaDB", "11.4"),

	MYSQL("mysql", "MySQL", "8.4"),

	SQL_SERVER("mssql", "Microsoft SQL Server", "16.0"),

	ORACLE("oracle", "Oracle", "19.0"),

	DB2("db2", "DB2/LINUXX8664", "11.5"),

	HSQLDB("hsqldb", "HSQL Database Engine", "2.7"),

	SQLITE("sqlite", "SQLite", "3.49");

	private final String engine;

	private final String product;

	private final String version;

	TargetDialect(String engine, String product, String version) {
		this.engine = engine;
		this.product = product;
		this.version = version;
	}

	/**
	 * The dialect of an engine.
	 * @param engine the engine's name in Liquibase
	 */
	static TargetDialect of(String engine) {
		return Stream.of(values())
			.filter((dialect) -> dialect.engine.equals(engine))
			.findFirst()
			.orElseThrow(() -> new MigrationException("Hibernate's types on '" + engine + "' are not known.",
					"Choose among: "
							+ Stream.of(values()).map((dialect) -> dialect.engine).collect(Collectors.joining(", "))
							+ "."));
	}

	/**
	 * The settings that replace what a connection would tell. A null takes the
	 * application's own value away.
	 */
	Map<String, @Nullable Object> settings() {
		List<String> numbers = List.of(this.version.split("\\."));
		Map<String, @Nullable Object> settings = new HashMap<>();
		settings.put(AvailableSettings.DIALECT, null);
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_NAME, this.product);
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_VERSION, this.version);
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MAJOR_VERSION, numbers.get(0));
		settings.put(AvailableSettings.JAKARTA_HBM2DDL_DB_MINOR_VERSION, numbers.get(1));
		settings.put(AvailableSettings.ALLOW_METADATA_ON_BOOT, false);
		return settings;
	}

}
