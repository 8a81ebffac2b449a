package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * A Liquibase change, or a part of one, as a name and its attributes in order: what a
 * format writes down in its own way.
 *
 * @param name the name: {@code addColumn}, {@code column}
 * @param attributes strings, numbers, booleans, a {@link ChangeNode} that has its
 * attribute's name, or a list of nodes
 */
record ChangeNode(String name, Map<String, Object> attributes) {

	/**
	 * The attributes that may differ from engine to engine.
	 */
	static final Set<String> VALUES = Set.of("type", "newDataType", "columnDataType", "defaultValueComputed",
			"valueComputed");

	private static final String DBMS = "dbms";

	ChangeNode {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	static ChangeNode of(String name) {
		return new ChangeNode(name, Map.of());
	}

	/**
	 * SQL of these statements. A single one that Liquibase would take for several, as the
	 * body of a function, stays undivided.
	 */
	static ChangeNode sql(List<String> statements) {
		boolean undivided = statements.size() == 1 && SqlStatements.areSeveral(statements.get(0));
		return of("sql").with("splitStatements", undivided ? false : null).with("sql", String.join(";\n", statements));
	}

	/**
	 * This node with another attribute at its end, or this node itself if the value is
	 * null.
	 */
	ChangeNode with(String attribute, @Nullable Object value) {
		if (value == null) {
			return this;
		}
		Map<String, Object> attributes = new LinkedHashMap<>(this.attributes);
		attributes.put(attribute, value);
		return new ChangeNode(this.name, attributes);
	}

	/**
	 * This node for one engine only, whatever the change set is for.
	 */
	ChangeNode onlyOn(String engine) {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put(DBMS, engine);
		attributes.putAll(this.attributes);
		return new ChangeNode(this.name, attributes);
	}

	boolean isOnlyOnOneEngine() {
		return this.attributes.containsKey(DBMS);
	}

	boolean isEmpty() {
		return this.attributes.isEmpty();
	}

	/**
	 * This node with all {@link #VALUES values} blank, its parts' included.
	 */
	ChangeNode withoutValues() {
		Map<String, Object> blank = new LinkedHashMap<>();
		this.attributes.forEach(
				(attribute, value) -> blank.put(attribute, VALUES.contains(attribute) ? "" : withoutValues(value)));
		return new ChangeNode(this.name, blank);
	}

	private static Object withoutValues(Object value) {
		if (value instanceof List<?> items) {
			return items.stream().map(ChangeNode::withoutValues).toList();
		}
		return (value instanceof ChangeNode node) ? node.withoutValues() : value;
	}

	/**
	 * This node as nested maps and lists, in the way in which Liquibase's YAML and JSON
	 * nest them.
	 */
	Map<String, Object> toMap() {
		return Map.of(this.name, values());
	}

	/**
	 * One attribute as {@link #toMap} has it.
	 */
	Object plain(String attribute) {
		return plain(Objects.requireNonNull(this.attributes.get(attribute)));
	}

	private Map<String, Object> values() {
		Map<String, Object> values = new LinkedHashMap<>();
		this.attributes.forEach((attribute, value) -> values.put(attribute, plain(value)));
		return values;
	}

	private static Object plain(Object value) {
		if (value instanceof ChangeNode node) {
			return node.values();
		}
		if (value instanceof List<?> items) {
			List<Object> plain = new ArrayList<>();
			items.forEach((item) -> plain.add((item instanceof ChangeNode node) ? node.toMap() : item));
			return plain;
		}
		return value;
	}

}
