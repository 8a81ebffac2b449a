package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * The values that the user has named.
 */
final class NamedBackfills implements BackfillDecider {

	private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final BackfillDecider otherwise;

	NamedBackfills(Map<String, String> values, BackfillDecider otherwise) {
		this.values.putAll(values);
		this.otherwise = otherwise;
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column) {
		return this.otherwise.valueFor(table, column);
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column, @Nullable String initialValue) {
		return this.otherwise.valueFor(table, column, initialValue);
	}

	@Override
	public Optional<String> suggested(QualifiedName table, Column column) {
		return this.otherwise.suggested(table, column);
	}

	@Override
	public Optional<String> named(QualifiedName table, Column column) {
		String value = this.values.get(SchemaObject.of(table, column.name()));
		return (value != null) ? Optional.of(value) : this.otherwise.named(table, column);
	}

}
