package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import dev.migrate.GenerationSettings;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameDecider;
import dev.migrate.schema.Column;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The application's beans that have a say in what a revision is to do, looked up when
 * they are asked for the first time.
 */
final class DecidingBeans implements RenameDecider, BackfillDecider {

	private final SingletonSupplier<List<RenameDecider>> renames;

	private final SingletonSupplier<List<BackfillDecider>> backfills;

	private final SingletonSupplier<List<ObjectFilter>> filters;

	DecidingBeans(ListableBeanFactory beans) {
		this.renames = SingletonSupplier.of(() -> beans.getBeanProvider(RenameDecider.class).orderedStream().toList());
		this.backfills = SingletonSupplier
			.of(() -> beans.getBeanProvider(BackfillDecider.class).orderedStream().toList());
		this.filters = SingletonSupplier.of(() -> beans.getBeanProvider(ObjectFilter.class).orderedStream().toList());
	}

	/**
	 * Settings by which they are asked.
	 */
	GenerationSettings applyTo(GenerationSettings settings) {
		return settings.with((name) -> this.filters.obtain().stream().allMatch((filter) -> filter.includes(name)), this,
				this);
	}

	@Override
	public Optional<Boolean> isRename(RenameCandidate candidate) {
		return first(this.renames.obtain().stream(), (decider) -> decider.isRename(candidate));
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column) {
		return valueFor(table, column, null);
	}

	@Override
	public Optional<String> valueFor(QualifiedName table, Column column, @Nullable String initialValue) {
		return first(this.backfills.obtain().stream(), (decider) -> decider.valueFor(table, column, initialValue));
	}

	private static <D, T> Optional<T> first(Stream<D> deciders, Function<D, Optional<T>> decision) {
		return deciders.map(decision).flatMap(Optional::stream).findFirst();
	}

}
