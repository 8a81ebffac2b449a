package dev.migrate.support;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.RollbackRun;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A run in a JVM of its own, which can be killed.
 */
public final class MigratingProcess {

	/** What it prints before it begins. */
	public static final String BEGINS = "begins";

	private static final String HEAD = "head";

	private static final String BASE = "base";

	private MigratingProcess() {
	}

	/**
	 * Starts one.
	 * @param log where it writes what it has to say
	 */
	public static Process start(DataSource database, ChangelogDirectory changelog, ProcessBuilder.Redirect log)
			throws Exception {
		return start(database, changelog, log, false, HEAD);
	}

	/**
	 * Starts one that undoes everything.
	 * @param log where it writes what it has to say
	 */
	public static Process startUndoing(DataSource database, ChangelogDirectory changelog, ProcessBuilder.Redirect log)
			throws Exception {
		return start(database, changelog, log, false, BASE);
	}

	/**
	 * Starts one for which the engines are {@link SilentEngines}.
	 * @param log where it writes what it has to say
	 */
	public static Process startWithSilentEngines(DataSource database, ChangelogDirectory changelog,
			ProcessBuilder.Redirect log) throws Exception {
		return start(database, changelog, log, true, HEAD);
	}

	private static Process start(DataSource database, ChangelogDirectory changelog, ProcessBuilder.Redirect log,
			boolean silent, String target) throws Exception {
		DriverManagerDataSource address = withoutPool(database);
		return new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-XX:TieredStopAtLevel=1",
				"-XX:+UseSerialGC", "-Xshare:auto", "-D" + SilentEngines.PROPERTY + "=" + silent,
				"-Dderby.stream.error.file=" + changelog.module().resolve("derby-client.log"), "-cp",
				System.getProperty("java.class.path"), MigratingProcess.class.getName(), address.getUrl(),
				Objects.toString(address.getUsername(), ""), changelog.changes().toString(), target)
			.redirectError(log)
			.start();
	}

	/**
	 * A database whose connections are new ones.
	 */
	public static DriverManagerDataSource withoutPool(DataSource database) throws Exception {
		if (database instanceof DriverManagerDataSource address) {
			return address;
		}
		try (Connection connection = database.getConnection()) {
			String url = connection.getMetaData().getURL().replaceFirst("\\?.*", "");
			String user = connection.getMetaData().getUserName().replaceFirst("@.*", "");
			return new DriverManagerDataSource(url, user, "");
		}
	}

	public static void main(String[] args) {
		if (Boolean.getBoolean(SilentEngines.PROPERTY)) {
			SilentEngines.add();
		}
		MigrationLiquibase liquibase = new MigrationLiquibase(new ChangelogLoader(
				ChangelogSettings.of(ChangelogDirectory.MASTER, Path.of(args[2])), new DefaultResourceLoader()));
		liquibase.setChangeLog(ChangelogDirectory.MASTER);
		liquibase.setDataSource(args[1].isEmpty() ? new DriverManagerDataSource(args[0])
				: new DriverManagerDataSource(args[0], args[1], ""));
		System.out.println(BEGINS);
		System.setOut(System.err);
		if (args[3].equals(HEAD)) {
			liquibase.run(null, MigrationProgress.SILENT);
			return;
		}
		RollbackRun undoing = new RollbackRun(liquibase);
		undoing.run(BASE, undoing.plan(BASE), MigrationProgress.SILENT);
	}

}
