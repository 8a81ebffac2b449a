package dev.migrate.changelog;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import liquibase.changelog.ChangeSet;
import liquibase.database.ObjectQuotingStrategy;

import org.jspecify.annotations.Nullable;

/**
 * Reads the names in one change set: the reverse of {@link Names}.
 */
final class ChangedNames {

	private final LiquibaseDialect dialect;

	private final boolean quoted;

	ChangedNames(LiquibaseDialect dialect, ChangeSet changeSet) {
		this.dialect = dialect;
		this.quoted = changeSet.getObjectQuotingStrategy() == ObjectQuotingStrategy.QUOTE_ALL_OBJECTS;
	}

	Identifier name(String name) {
		return this.dialect.identifier(name.strip(), this.quoted);
	}

	List<Identifier> names(String list) {
		return Stream.of(list.split(",")).map(this::name).toList();
	}

	QualifiedName qualified(@Nullable String schema, String name) {
		Identifier qualifier = (schema != null) ? name(schema) : null;
		return new QualifiedName((qualifier != null && this.dialect.isHome(qualifier)) ? null : qualifier, name(name));
	}

	String object(@Nullable String schema, String name) {
		return SchemaObject.of(qualified(schema, name));
	}

}
