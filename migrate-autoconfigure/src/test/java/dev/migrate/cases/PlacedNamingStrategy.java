package dev.migrate.cases;

import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Spring Boot's naming strategy, but for catalogs where there are schemas: entities name
 * both, so that they are in a schema of that name on every engine.
 */
public class PlacedNamingStrategy extends CamelCaseToUnderscoresNamingStrategy {

	@Override
	public @Nullable Identifier toPhysicalCatalogName(@Nullable Identifier name, JdbcEnvironment environment) {
		return environment.getNameQualifierSupport().supportsSchemas() ? null
				: super.toPhysicalCatalogName(name, environment);
	}

}
