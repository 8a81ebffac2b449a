package dev.migrate.cases;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.cases.Case.Ending;
import dev.migrate.cases.Case.Plot;
import dev.migrate.proof.CatalogFacts;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.util.FileSystemUtils;

/**
 * Plays a case with Liquibase's own extension for Hibernate, beginning with the schema
 * that Hibernate makes for version 1, and says what came of it.
 */
final class StockPlay implements Consumer<Plot> {

	private static final Map<String, String> DIALECTS = Map.of("h2", "org.hibernate.dialect.H2Dialect", "postgresql",
			"org.hibernate.dialect.PostgreSQLDialect", "mariadb", "org.hibernate.dialect.MariaDBDialect", "hsqldb",
			"org.hibernate.dialect.HSQLDialect", "sqlite", "org.hibernate.community.dialect.SQLiteDialect");

	private String outcome = "";

	String outcome() {
		return this.outcome;
	}

	@Override
	public void accept(Plot plot) {
		try {
			Path directory = Files.createTempDirectory("stock");
			DataSource database = TestDatabases.create(plot.engine());
			try {
				this.outcome = play(plot, database, directory);
			}
			finally {
				FileSystemUtils.deleteRecursively(directory);
				TestDatabases.dropSchemas(database, plot.schemas());
			}
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String play(Plot plot, DataSource database, Path directory) throws Exception {
		CatalogFacts wanted = hibernates(plot, plot.after());
		CatalogFacts former = hibernates(plot, plot.before());
		prepare(plot, database, plot.before());
		TestDatabases.execute(database, plot.rows().toArray(String[]::new));
		if (plot.byHand() != null) {
			TestDatabases.execute(database, plot.byHand());
		}
		StockLiquibase stock = new StockLiquibase(database, directory, DIALECTS.get(plot.engine()));
		String failure = attempt(() -> {
			stock.diff(plot.after());
			stock.update();
		});
		boolean kept = keeps(plot, database);
		if (failure != null) {
			return (plot.ending() == Ending.STOPPED && kept) ? "right" : "failed at apply: " + failure;
		}
		if (!kept) {
			return "lost rows";
		}
		if (plot.ending() == Ending.REFUSED || plot.ending() == Ending.STOPPED) {
			return "right";
		}
		List<String> differences = differences(CatalogFacts.of(database, plot.schemas()), wanted);
		if (!differences.isEmpty()) {
			return "another schema: " + differences;
		}
		String undone = attempt(stock::rollback);
		List<String> left = differences(CatalogFacts.of(database, plot.schemas()), former);
		boolean back = undone == null && left.isEmpty();
		if (undone == null) {
			stock.update();
		}
		if (again(plot, stock) > 0) {
			return "false changes";
		}
		return back ? "right" : "not rolled back: " + ((undone != null) ? undone : left);
	}

	/** The difference after what the difference was has run. */
	private static int again(Plot plot, StockLiquibase stock) throws Exception {
		return stock.diff(plot.after());
	}

	private static CatalogFacts hibernates(Plot plot, Version version) throws Exception {
		DataSource fresh = TestDatabases.create(plot.engine());
		TestDatabases.execute(fresh, plot.found().toArray(String[]::new));
		List<CatalogFacts> facts = new ArrayList<>();
		TestDatabases.withSchemas(fresh, plot.schemas(), () -> {
			version.hibernate(fresh, "create-only");
			facts.add(CatalogFacts.of(fresh, plot.schemas()));
		});
		return facts.get(0);
	}

	private static void prepare(Plot plot, DataSource database, Version version) throws SQLException {
		TestDatabases.execute(database, plot.found().toArray(String[]::new));
		TestDatabases.createSchemas(database, plot.schemas());
		version.hibernate(database, "create-only");
	}

	private static List<String> differences(CatalogFacts facts, CatalogFacts wanted) {
		return facts.differencesInContentTo(wanted).stream().filter((line) -> !Case.isByHand(line)).toList();
	}

	private static boolean keeps(Plot plot, DataSource database) {
		try {
			Case.assertRows(database, plot.kept());
			return true;
		}
		catch (AssertionError | DataAccessException ex) {
			return false;
		}
	}

	private static @Nullable String attempt(Work work) {
		try {
			work.run();
			return null;
		}
		catch (Exception | LinkageError ex) {
			Throwable cause = ex;
			while (cause.getCause() != null) {
				cause = cause.getCause();
			}
			return String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		}
	}

	@FunctionalInterface
	private interface Work {

		void run() throws Exception;

	}

}
