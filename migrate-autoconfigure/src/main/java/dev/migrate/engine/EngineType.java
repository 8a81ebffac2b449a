package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;

/**
 * An engine that is supported, before it is bound to a database. A bean of this type adds
 * an engine, or takes the place of one that has the same names.
 *
 * @param id Liquibase's short name of it
 * @param productName its name in JDBC's metadata and for people
 * @param standard makes an instance with the settings of a new database
 * @param binding makes an instance with the settings of a given database
 */
public record EngineType(String id, String productName, Supplier<Engine> standard, Binding binding) {

	/**
	 * A product that is like one that is supported, under names of its own.
	 * @param id Liquibase's short name of the product, which may be that of the other one
	 * @param productName its name in JDBC's metadata
	 * @param kin Liquibase's short name of the one that it is like
	 * @throws dev.migrate.failure.MigrationException if there is none of that name
	 */
	public static EngineType like(String id, String productName, String kin) {
		EngineType type = Engines.supported(kin);
		return new EngineType(id, productName, () -> KinEngine.of(type.standard().get(), id, productName),
				(connection) -> KinEngine.of(type.binding().bind(connection), id, productName));
	}

	/**
	 * Whether a database is of this engine.
	 */
	boolean isCalled(String product) {
		return product.equals(this.productName) || product.startsWith(this.productName + "/");
	}

	/**
	 * Binds an engine to a database's settings.
	 */
	@FunctionalInterface
	public interface Binding {

		Engine bind(Connection connection) throws SQLException;

	}

}
