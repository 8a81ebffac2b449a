package dev.migrate.execution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.schema.ObjectName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A schema in single facts, so that what a statement does to it can be looked for in a
 * database that has more than that.
 */
final class SchemaFacts {

	private static final String TABLE = "table ";

	/** Between a table and what it has. */
	private static final char OF = '\n';

	private final Map<String, Object> facts = new HashMap<>();

	private SchemaFacts() {
	}

	static SchemaFacts of(Schema schema) {
		SchemaFacts facts = new SchemaFacts();
		schema.tables().forEach(facts::add);
		schema.sequences().forEach((sequence) -> facts.add("sequence " + sequence.name(), sequence));
		schema.views().forEach((view) -> facts.add("view " + view.name(), view.definition()));
		schema.types().forEach((type) -> facts.add("type " + type.name(), type));
		return facts;
	}

	private void add(Table table) {
		add(TABLE + table.name(), true);
		String prefix = TABLE + table.name() + OF;
		add(prefix + "comment", String.valueOf(table.comment()));
		table.columns().forEach((column) -> add(prefix + "column " + column.name(), column));
		if (table.primaryKey() != null) {
			add(prefix + "primary key", table.primaryKey().columns());
		}
		table.uniqueConstraints()
			.forEach((unique) -> add(prefix + "unique " + name(unique.name(), unique.columns()), unique.columns()));
		table.foreignKeys()
			.forEach((key) -> add(prefix + "foreign key " + name(key.name(), key.columns()),
					key.columns() + " " + key.referencedTable() + key.referencedColumns() + key.onDelete()));
		table.checkConstraints()
			.forEach((check) -> add(prefix + "check " + name(check.name(), check.expression()), check.expression()));
		table.indexes()
			.forEach((index) -> add(prefix + "index " + name(index.name(), index.columns()),
					index.columns() + " " + index.unique() + index.definition()));
	}

	private static String name(ObjectName name, Object content) {
		return name.isChosen() ? name.toString() : content.toString();
	}

	/** What has no name of its own may be there twice. */
	private void add(String what, Object fact) {
		String key = what;
		for (int i = 2; this.facts.containsKey(key); i++) {
			key = what + " " + i;
		}
		this.facts.put(key, fact);
	}

	/**
	 * What differs between two.
	 */
	Set<String> differences(SchemaFacts other) {
		Set<String> all = new HashSet<>(this.facts.keySet());
		all.addAll(other.facts.keySet());
		all.removeIf((what) -> Objects.equals(fact(what), other.fact(what)));
		return all;
	}

	/**
	 * Whether both say the same about some things, and about whether their tables are
	 * there.
	 */
	boolean agrees(SchemaFacts other, Set<String> things) {
		return things.stream()
			.flatMap((what) -> Stream.of(what, what.substring(0, Math.max(0, what.indexOf(OF)))))
			.allMatch((what) -> Objects.equals(fact(what), other.fact(what)));
	}

	/**
	 * The names of its tables.
	 */
	Set<String> tables() {
		return this.facts.keySet()
			.stream()
			.filter((what) -> what.startsWith(TABLE) && what.indexOf(OF) < 0)
			.map((what) -> what.substring(TABLE.length()))
			.collect(Collectors.toSet());
	}

	private @Nullable Object fact(String what) {
		return this.facts.get(what);
	}

}
