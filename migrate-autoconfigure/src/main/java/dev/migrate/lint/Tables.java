package dev.migrate.lint;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * Names in change sets and in SQL.
 */
final class Tables {

	private Tables() {
	}

	/**
	 * A change of a table.
	 */
	static Edit edit(String name, QualifiedName table, String... attributes) {
		Stream<String> schema = (table.schema() != null) ? Stream.of("schemaName", name(table.schema())) : Stream.of();
		return Edit.of(name,
				Stream.of(schema, Stream.of("tableName", name(table.name())), Stream.of(attributes))
					.flatMap((part) -> part)
					.toArray(String[]::new));
	}

	/**
	 * A name as Liquibase's own changes have it.
	 */
	static String name(Identifier identifier) {
		return identifier.text();
	}

	/**
	 * Names in parentheses.
	 */
	static String list(OnlineRules engine, List<Identifier> names) {
		return names.stream().map(engine::sql).collect(Collectors.joining(", ", "(", ")"));
	}

	/**
	 * A readable name for something new, short enough for every engine.
	 */
	static Identifier named(String prefix, QualifiedName table, List<Identifier> columns) {
		String name = Stream.concat(Stream.of(prefix, table.name().text()), columns.stream().map(Identifier::text))
			.collect(Collectors.joining("_"));
		return new Identifier(name.substring(0, Math.min(name.length(), 60)).replaceAll("[^\\w]", "_"), false);
	}

}
