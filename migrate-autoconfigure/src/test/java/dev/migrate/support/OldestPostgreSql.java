package dev.migrate.support;

import java.net.URI;
import java.nio.file.Path;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * PostgreSQL 15, the oldest version that its makers support. Maven brings it beside the
 * class path, where the newest one is. {@code -Dtest.postgresql=oldest} has every test
 * run on it.
 */
public final class OldestPostgreSql {

	private OldestPostgreSql() {
	}

	/**
	 * Where Maven puts it.
	 */
	public static Path binaries() {
		return Path.of(System.getProperty("basedir", "."), "target", "oldest-postgresql.jar").toAbsolutePath();
	}

	public static EmbeddedPostgres.Builder builder() {
		return EmbeddedPostgres.builder()
			.setPgBinaryResolver(
					(system, machine) -> URI.create("jar:" + binaries().toUri() + "!/postgres-linux-x86_64.txz")
						.toURL()
						.openStream());
	}

	static boolean isWanted() {
		return "oldest".equals(System.getProperty("test.postgresql"));
	}

}
