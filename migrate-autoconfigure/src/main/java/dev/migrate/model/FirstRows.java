package dev.migrate.model;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

import dev.migrate.schema.QualifiedName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * The rows that tables begin with: those of Hibernate's that hand out numbers.
 */
final class FirstRows implements Function<QualifiedName, List<String>> {

	private final MetadataImplementor metadata;

	private final MappedSchemas schemas;

	private final SqlStringGenerationContext names;

	FirstRows(MetadataImplementor metadata, MappedSchemas schemas) {
		this.metadata = metadata;
		this.schemas = schemas;
		this.names = RelativeNames.of(metadata, schemas);
	}

	@Override
	public List<String> apply(QualifiedName table) {
		return this.metadata.collectTableMappings()
			.stream()
			.filter((mapped) -> this.schemas.is(mapped, table))
			.flatMap((mapped) -> mapped.getInitCommands(this.names).stream())
			.flatMap((command) -> Arrays.stream(command.getInitCommands()))
			.distinct()
			.toList();
	}

}
