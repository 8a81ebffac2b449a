package dev.migrate.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.failure.MigrationException;
import dev.migrate.model.MappedObjects.Qualifier;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;

/**
 * The schema that the application works in.
 */
final class OwnSchema {

	private final Set<String> names;

	OwnSchema(MetadataImplementor metadata) {
		JdbcEnvironment environment = metadata.getDatabase().getJdbcEnvironment();
		Namespace.Name implicit = metadata.getDatabase().getPhysicalImplicitNamespaceName();
		ConfigurationService configuration = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class);
		Stream<String> configured = Stream.of(MappingSettings.DEFAULT_CATALOG, MappingSettings.DEFAULT_SCHEMA)
			.map((setting) -> configuration.getSetting(setting, StandardConverters.STRING));
		Stream<String> connected = Stream
			.of(implicit.getCatalog(), implicit.getSchema(), environment.getCurrentCatalog(),
					environment.getCurrentSchema())
			.filter(Objects::nonNull)
			.map(Identifier::getText);
		this.names = Stream.concat(connected, configured)
			.filter(Objects::nonNull)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	/**
	 * Refuses entities that name another schema: from within a shadow, that name would
	 * reach a live table.
	 */
	void require(MappedObjects objects) {
		List<Qualifier> foreign = objects.qualifiers()
			.stream()
			.filter((qualifier) -> !this.names.contains(qualifier.name().toLowerCase(Locale.ROOT)))
			.toList();
		if (!foreign.isEmpty()) {
			throw new MigrationException(
					"Entities name a schema other than the application's own: "
							+ foreign.stream().map(Qualifier::toString).collect(Collectors.joining("; ")) + ".",
					"Leave schema and catalog out of @Table, @JoinTable, @CollectionTable, @SequenceGenerator and"
							+ " @TableGenerator. To move the whole application to another schema, set"
							+ " spring.jpa.properties.hibernate.default_schema and spring.liquibase.default-schema.");
		}
	}

}
