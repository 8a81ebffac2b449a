package dev.migrate.changelog;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A step of one or several engines.
 *
 * @param byEngine the step by engine; they differ in {@link #VALUES values} only
 */
record MergedStep(Map<String, RenderedStep> byEngine) {

	/**
	 * The attributes that may differ from engine to engine.
	 */
	static final Set<String> VALUES = Set.of("type", "newDataType", "columnDataType", "defaultValueComputed",
			"valueComputed");

	static MergedStep of(String engine, RenderedStep step) {
		return new MergedStep(Map.of(engine, step));
	}

	RenderedStep first() {
		return this.byEngine.values().iterator().next();
	}

	MergedStep with(MergedStep other) {
		Map<String, RenderedStep> both = new LinkedHashMap<>(this.byEngine);
		both.putAll(other.byEngine);
		return new MergedStep(both);
	}

	boolean goesWith(MergedStep other) {
		RenderedStep mine = first();
		RenderedStep others = other.first();
		return mine.quoted() == others.quoted() && alike(mine.change(), others.change())
				&& Objects.equals(mine.loses(), others.loses()) && alike(mine.rollback(), others.rollback());
	}

	private static boolean alike(Object left, Object right) {
		if (left instanceof ChangeNode leftNode && right instanceof ChangeNode rightNode) {
			return alike(leftNode, rightNode);
		}
		if (left instanceof List<?> leftItems && right instanceof List<?> rightItems) {
			return alike(leftItems, rightItems);
		}
		return left.equals(right);
	}

	private static boolean alike(ChangeNode left, ChangeNode right) {
		if (!left.name().equals(right.name())
				|| !List.copyOf(left.attributes().keySet()).equals(List.copyOf(right.attributes().keySet()))) {
			return false;
		}
		return left.attributes()
			.entrySet()
			.stream()
			.allMatch((entry) -> VALUES.contains(entry.getKey())
					|| alike(entry.getValue(), Objects.requireNonNull(right.attributes().get(entry.getKey()))));
	}

	private static boolean alike(List<?> left, List<?> right) {
		if (left.size() != right.size()) {
			return false;
		}
		Iterator<?> others = right.iterator();
		return left.stream().allMatch((item) -> alike((Object) item, others.next()));
	}

}
