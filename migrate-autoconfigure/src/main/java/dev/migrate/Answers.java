package dev.migrate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameDecider;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.model.EntityModel;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;

/**
 * The answers to what only a person can decide: given up front in the request or in the
 * properties, otherwise asked for, once for all engines that a revision is written for.
 */
final class Answers {

	private final GenerateRequest request;

	private final EntityModel model;

	private final GenerationSettings settings;

	private final RenameDecider renames;

	private final Map<String, Optional<?>> given = new HashMap<>();

	Answers(GenerateRequest request, GenerationSettings settings, EntityModel model) {
		this.request = request;
		this.settings = settings;
		this.model = model;
		Map<String, String> named = new HashMap<>(settings.renames());
		named.putAll(request.renames());
		this.renames = RenameDecider.of(named, this::isRename);
	}

	/**
	 * How a difference is taken with these answers.
	 * @param managed which objects may be dropped
	 */
	SchemaDiffer.Options options(Predicate<String> managed) {
		return new SchemaDiffer.Options(managed, this.request.drops(), this.renames,
				BackfillDecider.of(this.request.defaults(), new Backfills()), this.model.queries());
	}

	private Optional<Boolean> isRename(RenameCandidate candidate) {
		return once("rename " + candidate.kind() + " " + candidate.from() + " " + candidate.to(),
				() -> this.settings.renameDecider()
					.isRename(candidate)
					.or(() -> this.request.renameDecider().isRename(candidate)));
	}

	@SuppressWarnings("unchecked")
	private <T> Optional<T> once(String question, Supplier<Optional<T>> ask) {
		return (Optional<T>) this.given.computeIfAbsent(question, (key) -> ask.get());
	}

	/**
	 * Asks for values, and offers those that the entities give their fields.
	 */
	private final class Backfills implements BackfillDecider {

		@Override
		public Optional<String> valueFor(QualifiedName table, Column column) {
			String name = SchemaObject.of(table, column.name());
			String suggested = suggested(table, column).orElse(null);
			return once("value " + name,
					() -> Answers.this.settings.backfillDecider()
						.valueFor(table, column, suggested)
						.or(() -> Answers.this.request.backfillDecider().valueFor(table, column, suggested)));
		}

		@Override
		public Optional<String> suggested(QualifiedName table, Column column) {
			return Optional.ofNullable(Answers.this.model.initialValue(table, column.name()));
		}

	}

}
