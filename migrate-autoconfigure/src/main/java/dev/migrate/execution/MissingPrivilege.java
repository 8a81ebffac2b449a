package dev.migrate.execution;

import java.sql.SQLException;

import dev.migrate.engine.Engines;
import dev.migrate.failure.MigrationException;
import liquibase.database.Database;

/**
 * Says how to grant what a user lacks, where the database has refused something for that.
 */
final class MissingPrivilege {

	private MissingPrivilege() {
	}

	/**
	 * A failure, with the grant if that would help.
	 */
	static Exception named(Exception failure, Database database) {
		DatabaseReason reason = DatabaseReason.of(failure);
		if (reason.kind() != DatabaseReason.Kind.NOT_ALLOWED) {
			return failure;
		}
		MigrationException words = RunFailures.translate(failure);
		return Engines.find(database.getShortName())
			.map((engine) -> engine.grantSql(reason.text(), user(database)))
			.<Exception>map((grant) -> new MigrationException(String.valueOf(words.getMessage()),
					words.getAction() + " An administrator grants it with: " + grant + ";", failure))
			.orElse(failure);
	}

	/** MariaDB's driver adds the host. */
	private static String user(Database database) {
		try {
			return MigrationLiquibase.connection(database).getMetaData().getUserName().replaceFirst("@.*", "");
		}
		catch (SQLException ex) {
			return "<user>";
		}
	}

}
