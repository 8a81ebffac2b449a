package dev.migrate.support;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Empty databases of a server, behind a pool as an application has it, that serve one
 * test after the other: to create one, and to connect to it for the first time, takes
 * longer than most tests.
 */
final class PooledDatabases {

	private static final String EMPTY_POSTGRES = """
			do $$ declare it record; begin
				for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
				loop execute format('drop schema %I cascade', it.nspname); end loop;
				perform lo_unlink(oid) from pg_largeobject_metadata;
				execute format('alter database %I reset all', current_database());
				create schema public authorization pg_database_owner;
				grant usage on schema public to public;
			end $$
			""";

	private final Supplier<Pooled> creation;

	private final Deque<Pooled> idle = new ArrayDeque<>();

	private final Deque<Pooled> lent = new ArrayDeque<>();

	private PooledDatabases(Supplier<Pooled> creation) {
		this.creation = creation;
	}

	static PooledDatabases postgres(Supplier<PGSimpleDataSource> creation) {
		return new PooledDatabases(() -> {
			PGSimpleDataSource database = creation.get();
			// The driver must not count on statements that a session has forgotten
			database.setPrepareThreshold(0);
			return new Pooled(pool(database, "discard all"), List.of("set lock_timeout = '10s'", EMPTY_POSTGRES));
		});
	}

	static PooledDatabases mariaDb(Supplier<String> creation) {
		return new PooledDatabases(() -> {
			String name = creation.get();
			return new Pooled(pool(MariaDbServer.INSTANCE.database(name), "use " + name), List
				.of("set statement foreign_key_checks = 0 for drop database " + name, "create database " + name));
		});
	}

	private static HikariDataSource pool(DataSource database, String whenLent) {
		HikariConfig pool = new HikariConfig();
		pool.setDataSource(database);
		pool.setMinimumIdle(0);
		pool.setConnectionTestQuery(whenLent);
		return new HikariDataSource(pool);
	}

	/**
	 * A database for the test that runs, or, where none does, for as long as the JVM
	 * runs.
	 */
	synchronized DataSource take() {
		Pooled database = this.idle.isEmpty() ? this.creation.get() : this.idle.pop();
		if (RunningTest.isRunning()) {
			this.lent.push(database);
		}
		// An application context that ends does not close it
		return new DelegatingDataSource(database.pool());
	}

	synchronized void takeBack() {
		this.lent
			.forEach((database) -> TestDatabases.execute(database.pool(), database.emptying().toArray(String[]::new)));
		this.idle.addAll(this.lent);
		this.lent.clear();
	}

	/**
	 * A database, and what makes it empty again.
	 */
	private record Pooled(HikariDataSource pool, List<String> emptying) {
	}

}
