package dev.migrate.autoconfigure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

import dev.migrate.execution.HistoryTables;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps two changelogs from writing into one history, where each would take the other
 * one's revisions for gone.
 */
final class SharedHistory {

	private SharedHistory() {
	}

	/**
	 * Refuses a database whose history is that of one of those before it.
	 * @param all the application's databases in their order
	 */
	static void refuse(MigratedDatabase database, List<MigratedDatabase> all) {
		Place place = Place.of(database);
		MigratedDatabase other = other(database, place, all);
		if (place != null && other != null) {
			throw failure(database.settings().name(), other.settings().name(), place);
		}
	}

	/**
	 * Whether a database would be refused.
	 * @param all the application's databases in their order
	 */
	static boolean exists(MigratedDatabase database, List<MigratedDatabase> all) {
		return other(database, Place.of(database), all) != null;
	}

	private static @Nullable MigratedDatabase other(MigratedDatabase database, @Nullable Place place,
			List<MigratedDatabase> all) {
		return all.stream()
			.takeWhile((other) -> other != database)
			.filter((other) -> place != null && place.equals(Place.of(other)))
			.findFirst()
			.orElse(null);
	}

	private static MigrationException failure(String name, String other, Place place) {
		return new MigrationException(
				"The databases '" + other + "' and '" + name + "' are one, and would keep one history: the table "
						+ place.table() + " in " + place.url() + ".",
				"Correct app.migrate.databases." + name + ".data-source, or give it a history of its own with "
						+ "app.migrate.databases." + name + ".liquibase.database-change-log-table.");
	}

	/**
	 * Where a history is.
	 *
	 * @param url the database's URL without settings
	 * @param catalog the catalog, if there are any
	 * @param schema the schema, if there are any
	 * @param table the table
	 */
	private record Place(String url, @Nullable String catalog, @Nullable String schema, String table) {

		/** The place, or null if it cannot be told. Whoever uses it says why. */
		static @Nullable Place of(MigratedDatabase database) {
			HistoryTables tables = database.tables();
			try (Connection connection = database.dataSource().dataSource().getConnection()) {
				String schema = (tables.schema() != null) ? tables.schema() : connection.getSchema();
				return new Place(connection.getMetaData().getURL().replaceFirst("[?;].*", ""), connection.getCatalog(),
						(schema != null) ? schema.toLowerCase(Locale.ROOT) : null,
						tables.history().toLowerCase(Locale.ROOT));
			}
			catch (SQLException ex) {
				return null;
			}
		}

	}

}
