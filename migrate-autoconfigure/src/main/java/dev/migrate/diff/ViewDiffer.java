package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import dev.migrate.change.CreateView;
import dev.migrate.change.DropView;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import dev.migrate.schema.View;

/**
 * Compares views by their queries. They hold no rows, so one that changes, or that would
 * not let something below it change, goes first of all and comes back last of all.
 */
final class ViewDiffer {

	private final Ownership ownership;

	private final ViewDisturbance disturbance;

	private final Map<QualifiedName, View> dropped = new TreeMap<>();

	private final Map<QualifiedName, View> created = new TreeMap<>();

	private final List<String> leftAlone = new ArrayList<>();

	private final List<OpenQuestion> questions = new ArrayList<>();

	/**
	 * Compares the views of two schemas.
	 * @param disturbance what the other steps do to tables
	 */
	ViewDiffer(Ownership ownership, ViewDisturbance disturbance, Schema before, Schema wanted) {
		this.ownership = ownership;
		this.disturbance = disturbance;
		List<View> staying = new ArrayList<>();
		for (View view : before.views()) {
			Optional<View> partner = wanted.view(view.name());
			if (partner.isPresent() ? same(view, partner.get()) : stays(view)) {
				staying.add(view);
			}
			else {
				this.dropped.put(view.name(), view);
			}
		}
		for (View view : wanted.views()) {
			if (before.view(view.name()).filter((present) -> same(present, view)).isEmpty()) {
				this.created.put(view.name(), view);
			}
		}
		while (staying.removeIf((view) -> isDisturbed(view, wanted))) {
			// Others may hang on what has just been taken away
		}
	}

	private static boolean same(View before, View wanted) {
		return SqlText.same(before.definition(), wanted.definition());
	}

	private boolean stays(View view) {
		String object = SchemaObject.of(view.name());
		if (!this.ownership.leaves(object)) {
			return false;
		}
		this.leftAlone.add("View " + object + LeftAlone.STAYS);
		return true;
	}

	private boolean isDisturbed(View view, Schema wanted) {
		Optional<String> step = this.disturbance.of(view, this.dropped.values());
		if (step.isEmpty()) {
			return false;
		}
		wanted.view(view.name()).ifPresentOrElse((same) -> {
			this.dropped.put(view.name(), view);
			this.created.put(view.name(), same);
		}, () -> this.questions.add(new OpenQuestion.Obstacle(view.name(), step.get())));
		return true;
	}

	/**
	 * The steps that have to be taken before all others.
	 */
	List<SchemaChange> drops() {
		List<View> views = inOrder(this.dropped);
		Collections.reverse(views);
		return views.stream().<SchemaChange>map(DropView::new).toList();
	}

	/**
	 * The steps that have to be taken after all others.
	 */
	List<SchemaChange> creations() {
		return inOrder(this.created).stream().<SchemaChange>map(CreateView::new).toList();
	}

	/**
	 * What stays, in words.
	 */
	List<String> leftAlone() {
		return List.copyOf(this.leftAlone);
	}

	List<OpenQuestion> questions() {
		return List.copyOf(this.questions);
	}

	/**
	 * Each view after those that its query names.
	 */
	private static List<View> inOrder(Map<QualifiedName, View> views) {
		Map<QualifiedName, View> pending = new TreeMap<>(views);
		List<View> sorted = new ArrayList<>();
		while (!pending.isEmpty()) {
			View next = pending.values()
				.stream()
				.filter((view) -> pending.values()
					.stream()
					.noneMatch((other) -> other != view && ViewDisturbance.mentions(view, other.name())))
				.findFirst()
				.orElseGet(() -> pending.values().iterator().next());
			sorted.add(pending.remove(next.name()));
		}
		return sorted;
	}

}
