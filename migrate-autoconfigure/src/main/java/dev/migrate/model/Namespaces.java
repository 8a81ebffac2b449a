package dev.migrate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import dev.migrate.failure.MigrationException;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Database;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.engine.config.spi.ConfigurationService;
import org.hibernate.engine.config.spi.StandardConverters;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.mapping.Table;

/**
 * The schemas over which the entities are spread: all of them have to be the one that the
 * application works in, because a name with any other schema would reach a live table
 * from within a shadow.
 */
final class Namespaces {

	private Namespaces() {
	}

	/**
	 * The namespaces that hold something.
	 * @throws MigrationException if one of them is not the application's own
	 */
	static List<Namespace> of(MetadataImplementor metadata) {
		List<Namespace> used = new ArrayList<>();
		List<String> foreign = new ArrayList<>();
		Set<String> own = ownNames(metadata);
		for (Namespace namespace : metadata.getDatabase().getNamespaces()) {
			List<String> objects = objects(namespace);
			if (objects.isEmpty()) {
				continue;
			}
			used.add(namespace);
			foreignName(namespace, own).forEach((name) -> foreign.add(name + " (" + String.join(", ", objects) + ")"));
		}
		if (!foreign.isEmpty()) {
			throw new MigrationException(
					"Entities name a schema other than the application's own: " + String.join("; ", foreign) + ".",
					"Leave schema and catalog out of @Table, @JoinTable, @CollectionTable, @SequenceGenerator and"
							+ " @TableGenerator, and name the schema of the whole application with"
							+ " spring.jpa.properties.hibernate.default_schema and spring.liquibase.default-schema.");
		}
		return used;
	}

	private static Stream<String> foreignName(Namespace namespace, Set<String> own) {
		Namespace.Name name = namespace.getPhysicalName();
		return Stream.of(name.getCatalog(), name.getSchema())
			.filter(Objects::nonNull)
			.map(Identifier::getText)
			.filter((text) -> !own.contains(text.toLowerCase(Locale.ROOT)))
			.limit(1);
	}

	private static Set<String> ownNames(MetadataImplementor metadata) {
		Database database = metadata.getDatabase();
		JdbcEnvironment environment = database.getJdbcEnvironment();
		Namespace.Name implicit = database.getPhysicalImplicitNamespaceName();
		Stream<String> connected = Stream
			.of(implicit.getCatalog(), implicit.getSchema(), environment.getCurrentCatalog(),
					environment.getCurrentSchema())
			.filter(Objects::nonNull)
			.map(Identifier::getText);
		ConfigurationService configuration = metadata.getMetadataBuildingOptions()
			.getServiceRegistry()
			.requireService(ConfigurationService.class);
		Stream<String> configured = Stream.of(MappingSettings.DEFAULT_CATALOG, MappingSettings.DEFAULT_SCHEMA)
			.map((setting) -> configuration.getSetting(setting, StandardConverters.STRING))
			.filter(Objects::nonNull);
		return Stream.concat(connected, configured)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.collect(Collectors.toSet());
	}

	private static List<String> objects(Namespace namespace) {
		Stream<String> tables = namespace.getTables().stream().filter(Table::isPhysicalTable).map(Table::getName);
		Stream<String> sequences = StreamSupport.stream(namespace.getSequences().spliterator(), false)
			.map(Sequence::getName)
			.map((name) -> name.getSequenceName().getText());
		return Stream.concat(tables, sequences).sorted().toList();
	}

}
