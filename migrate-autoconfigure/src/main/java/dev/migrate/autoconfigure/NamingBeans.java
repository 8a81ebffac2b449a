package dev.migrate.autoconfigure;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.RevisionNaming;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.function.SingletonSupplier;

/**
 * The application's beans that have a say in names, looked up when they are asked for the
 * first time. Every start has one of these, so it knows nothing of differences, of which
 * no start needs a class.
 */
final class NamingBeans implements RevisionNaming {

	private final SingletonSupplier<List<RevisionNaming>> beans;

	NamingBeans(ListableBeanFactory beans) {
		this.beans = SingletonSupplier.of(() -> beans.getBeanProvider(RevisionNaming.class).orderedStream().toList());
	}

	@Override
	public Optional<String> slug(@Nullable String message, List<SchemaChange> changes) {
		return first((naming) -> naming.slug(message, changes));
	}

	@Override
	public Optional<String> constraint(Kind kind, QualifiedName table, List<Identifier> columns) {
		return first((naming) -> naming.constraint(kind, table, columns));
	}

	private Optional<String> first(Function<RevisionNaming, Optional<String>> name) {
		return this.beans.obtain().stream().map(name).flatMap(Optional::stream).findFirst();
	}

}
