package dev.migrate.support;

import java.util.ArrayDeque;
import java.util.Deque;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.postgresql.ds.PGSimpleDataSource;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Empty PostgreSQL databases that serve one test after the other: to create one, and to
 * connect to it for the first time, takes longer than most tests.
 */
final class PostgresDatabases {

	private static final String EMPTY_IT = """
			do $$ declare it record; begin
				for it in select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'
				loop execute format('drop schema %I cascade', it.nspname); end loop;
				perform lo_unlink(oid) from pg_largeobject_metadata;
				execute format('alter database %I reset all', current_database());
				create schema public authorization pg_database_owner;
				grant usage on schema public to public;
			end $$
			""";

	private final Deque<HikariDataSource> idle = new ArrayDeque<>();

	private final Deque<HikariDataSource> lent = new ArrayDeque<>();

	/**
	 * A database for the test that runs, or, where none does, for as long as the JVM
	 * runs.
	 */
	synchronized DataSource take(boolean returned) {
		HikariDataSource database = this.idle.isEmpty() ? pool(TestDatabases.newPostgresDatabase()) : this.idle.pop();
		if (returned) {
			this.lent.push(database);
		}
		// An application context that ends does not close it
		return new DelegatingDataSource(database);
	}

	synchronized void takeBack() {
		this.lent.forEach((database) -> TestDatabases.execute(database, "set lock_timeout = '10s'", EMPTY_IT));
		this.idle.addAll(this.lent);
		this.lent.clear();
	}

	/**
	 * As an application's, with sessions that remember nothing of who had them before.
	 */
	private static HikariDataSource pool(PGSimpleDataSource server) {
		// The driver must not count on statements that a session has forgotten
		server.setPrepareThreshold(0);
		HikariConfig pool = new HikariConfig();
		pool.setDataSource(server);
		pool.setMinimumIdle(0);
		pool.setConnectionTestQuery("discard all");
		return new HikariDataSource(pool);
	}

}
