package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * Turns values that differ from engine to engine into properties, each named after the
 * column that it is for.
 */
final class EngineValues {

	private final Map<String, Map<String, String>> properties = new LinkedHashMap<>();

	/**
	 * The properties that were needed so far.
	 */
	List<PropertyDraft> properties() {
		List<PropertyDraft> drafts = new ArrayList<>();
		this.properties.forEach((name, values) -> values
			.forEach((engine, value) -> drafts.add(new PropertyDraft(name, value, engine))));
		return drafts;
	}

	List<ChangeNode> unify(Map<String, List<ChangeNode>> nodesByEngine) {
		List<ChangeNode> unified = new ArrayList<>();
		for (int i = 0; i < nodesByEngine.values().iterator().next().size(); i++) {
			unified.add(unify(at(nodesByEngine, i), ""));
		}
		return unified;
	}

	ChangeNode unify(Map<String, ChangeNode> byEngine, String context) {
		ChangeNode first = byEngine.values().iterator().next();
		String subject = subject(context, first);
		Map<String, Object> attributes = new LinkedHashMap<>();
		first.attributes().forEach((attribute, value) -> {
			Map<String, Object> values = new LinkedHashMap<>();
			byEngine.forEach(
					(engine, node) -> values.put(engine, Objects.requireNonNull(node.attributes().get(attribute))));
			attributes.put(attribute, unify(attribute, value, values, subject));
		});
		return new ChangeNode(first.name(), attributes);
	}

	private Object unify(String attribute, Object value, Map<String, Object> byEngine, String subject) {
		if (value instanceof List<?> items) {
			List<Object> unified = new ArrayList<>();
			for (int i = 0; i < items.size(); i++) {
				unified
					.add((items.get(i) instanceof ChangeNode) ? unify(nodes(at(byEngine, i)), subject) : items.get(i));
			}
			return unified;
		}
		if (value instanceof ChangeNode) {
			return unify(nodes(byEngine), subject);
		}
		boolean same = byEngine.values().stream().allMatch(value::equals);
		return same ? value : "${" + property(subject + "." + kind(attribute), byEngine) + "}";
	}

	/**
	 * The table and column that a node is about, as far as it says.
	 */
	private static String subject(String context, ChangeNode node) {
		StringBuilder subject = new StringBuilder(context);
		for (String attribute : List.of("tableName", "columnName", "oldColumnName")) {
			append(subject, node.attributes().get(attribute));
		}
		if (node.name().equals("column")) {
			append(subject, node.attributes().get("name"));
		}
		return subject.toString();
	}

	private static void append(StringBuilder subject, @Nullable Object name) {
		if (name != null) {
			subject.append(subject.isEmpty() ? "" : ".").append(name.toString().replaceAll("[^\\p{L}\\p{N}_-]", "_"));
		}
	}

	private static String kind(String attribute) {
		return switch (attribute) {
			case "defaultValueComputed" -> "default";
			case "valueComputed" -> "value";
			default -> "type";
		};
	}

	/**
	 * The name of a property with these values, which is a new one unless the same values
	 * have one already.
	 */
	private String property(String name, Map<String, Object> values) {
		Map<String, String> texts = new LinkedHashMap<>();
		values.forEach((engine, value) -> texts.put(engine, value.toString()));
		String free = name;
		for (int number = 2; !texts.equals(this.properties.getOrDefault(free, texts)); number++) {
			free = name + number;
		}
		this.properties.put(free, texts);
		return free;
	}

	private static Map<String, ChangeNode> nodes(Map<String, ?> byEngine) {
		Map<String, ChangeNode> nodes = new LinkedHashMap<>();
		byEngine.forEach((engine, node) -> nodes.put(engine, (ChangeNode) node));
		return nodes;
	}

	private static <T> Map<String, T> at(Map<String, ?> byEngine, int index) {
		Map<String, T> items = new LinkedHashMap<>();
		byEngine.forEach((engine, list) -> items.put(engine, item(list, index)));
		return items;
	}

	@SuppressWarnings("unchecked")
	private static <T> T item(Object list, int index) {
		return (T) ((List<?>) list).get(index);
	}

}
