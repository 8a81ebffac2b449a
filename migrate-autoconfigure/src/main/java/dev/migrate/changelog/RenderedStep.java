package dev.migrate.changelog;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A step as one engine needs it.
 *
 * @param quoted whether names are written as the catalogs spell them
 * @param superfluous a query that counts what makes it superfluous, or null
 * @param loses what rows or values it can lose, in words, or null
 * @param change the change
 * @param rollback what undoes it, in the order in which it has to run
 */
record RenderedStep(boolean quoted, @Nullable String superfluous, @Nullable String loses, ChangeNode change,
		List<ChangeNode> rollback) {

	RenderedStep {
		rollback = List.copyOf(rollback);
	}

	/**
	 * What the step has in common with one that differs in {@link ChangeNode#VALUES
	 * values} only.
	 */
	RenderedStep withoutValues() {
		return new RenderedStep(this.quoted, this.superfluous, this.loses, this.change.withoutValues(),
				common().stream().map(ChangeNode::withoutValues).toList());
	}

	/**
	 * What undoes it on every engine of the same shape.
	 */
	List<ChangeNode> common() {
		return this.rollback.stream().filter((node) -> !node.isOnlyOnOneEngine()).toList();
	}

	/**
	 * What undoing it takes beyond that on its own engine.
	 */
	List<ChangeNode> special() {
		return this.rollback.stream().filter(ChangeNode::isOnlyOnOneEngine).toList();
	}

}
