package dev.migrate.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.QualifiedName;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.model.relational.internal.SqlStringGenerationContextImpl;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * In which schemas the objects of the entities are, as Hibernate's statements will have
 * it: its defaults count, and where an engine has no schemas but catalogs, those do.
 */
final class MappedSchemas {

	private final JdbcEnvironment environment;

	private final SqlStringGenerationContext defaults;

	private final String home;

	/**
	 * Schemas as seen from one of them.
	 * @param home the schema whose objects go without a qualifier
	 */
	MappedSchemas(MetadataImplementor metadata, String home) {
		this.environment = metadata.getDatabase().getJdbcEnvironment();
		this.defaults = SqlStringGenerationContextImpl.fromConfigurationMap(this.environment, metadata.getDatabase(),
				metadata.getMetadataBuildingOptions()
					.getServiceRegistry()
					.requireService(ConfigurationService.class)
					.getSettings());
		this.home = home;
	}

	/**
	 * The schema in which Hibernate finds what is not qualified.
	 */
	static String home(MetadataImplementor metadata) {
		JdbcEnvironment environment = metadata.getDatabase().getJdbcEnvironment();
		boolean schemas = environment.getNameQualifierSupport().supportsSchemas();
		Identifier current = schemas ? environment.getCurrentSchema() : environment.getCurrentCatalog();
		return (current != null) ? current.getText() : "";
	}

	/**
	 * The schema of what the entities have in a catalog and a schema, or null if it is
	 * the home.
	 * @throws MigrationException if it is in another database, which no connection
	 * reaches
	 */
	@Nullable Identifier qualifier(@Nullable Identifier catalog, @Nullable Identifier schema) {
		boolean catalogs = this.environment.getNameQualifierSupport().supportsCatalogs();
		if (!this.environment.getNameQualifierSupport().supportsSchemas()) {
			return catalogs ? elsewhere(this.defaults.catalogWithDefault(catalog)) : null;
		}
		if (catalogs) {
			requireConnected(this.defaults.catalogWithDefault(catalog));
		}
		return elsewhere(this.defaults.schemaWithDefault(schema));
	}

	private @Nullable Identifier elsewhere(@Nullable Identifier schema) {
		return (schema == null || schema.getText().equalsIgnoreCase(this.home)) ? null : schema;
	}

	private void requireConnected(@Nullable Identifier catalog) {
		Identifier current = this.environment.getCurrentCatalog();
		if (catalog != null && current != null && !catalog.getText().equalsIgnoreCase(current.getText())) {
			throw new MigrationException(
					"Entities are in the catalog " + catalog.getText() + ", but the database is " + current.getText()
							+ ", and no connection reaches another one.",
					"Leave catalog out of @Table, @JoinTable, @CollectionTable, @SequenceGenerator and @TableGenerator,"
							+ " and hibernate.default_catalog unset.");
		}
	}

	/**
	 * The home, as it has to stand where a name without qualifier would be taken for
	 * something else.
	 */
	@Nullable Identifier home() {
		return this.home.isEmpty() ? null : Identifier.toIdentifier(this.home, true);
	}

	/**
	 * Whether a table is meant by a name.
	 */
	boolean is(Table mapped, QualifiedName name) {
		return key(mapped).equals(key(name));
	}

	/**
	 * What a table is recognised by, whatever the case and the quotes of its name.
	 */
	String key(Table mapped) {
		Identifier schema = qualifier(mapped.getCatalogIdentifier(), mapped.getSchemaIdentifier());
		return key((schema != null) ? schema.getText() : null, mapped.getName());
	}

	/**
	 * What something is recognised by that Hibernate knows by a name.
	 */
	String key(org.hibernate.boot.model.relational.QualifiedName name) {
		Identifier schema = qualifier(name.getCatalogName(), name.getSchemaName());
		return key((schema != null) ? schema.getText() : null, name.getObjectName().getText());
	}

	static String key(QualifiedName name) {
		return key(Optional.ofNullable(name.schema()).map((schema) -> schema.text()).orElse(null), name.name().text());
	}

	private static String key(@Nullable String schema, String name) {
		return String.join(".", Stream.of(schema, name).filter(Objects::nonNull).toList()).toLowerCase(Locale.ROOT);
	}

}
