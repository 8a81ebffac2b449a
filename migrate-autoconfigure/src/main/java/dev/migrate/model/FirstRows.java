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

	private final SqlStringGenerationContext names;

	FirstRows(MetadataImplementor metadata) {
		this.metadata = metadata;
		this.names = new UnqualifiedNames(metadata.getDatabase().getJdbcEnvironment());
	}

	@Override
	public List<String> apply(QualifiedName table) {
		return this.metadata.collectTableMappings()
			.stream()
			.filter((mapped) -> mapped.getName().equalsIgnoreCase(table.name().text()))
			.flatMap((mapped) -> mapped.getInitCommands(this.names).stream())
			.flatMap((command) -> Arrays.stream(command.getInitCommands()))
			.distinct()
			.toList();
	}

}
