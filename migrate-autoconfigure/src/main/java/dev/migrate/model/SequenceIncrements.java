package dev.migrate.model;

import java.util.Map;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.hibernate.id.SequenceMismatchStrategy;
import org.hibernate.tool.schema.extract.spi.SequenceInformation;
import org.jspecify.annotations.Nullable;

/**
 * Hibernate's comparison of sequences with the database, whose increment has to be the
 * {@code allocationSize} of the entities: another one hands out the same id twice.
 * Hibernate does it while it binds the entities, and a sequence that does not match is
 * then missing from the metadata. Where the difference itself is wanted, the comparison
 * is put off until it may have been migrated away.
 */
final class SequenceIncrements {

	private static final String STRATEGY = AvailableSettings.SEQUENCE_INCREMENT_SIZE_MISMATCH_STRATEGY;

	private SequenceIncrements() {
	}

	/**
	 * Keeps Hibernate from comparing.
	 * @return whether it would have refused a sequence that does not match
	 */
	static boolean ignoreIn(Map<String, @Nullable Object> settings) {
		boolean refuses = isRefused(settings.get(STRATEGY));
		settings.put(STRATEGY, SequenceMismatchStrategy.NONE);
		return refuses;
	}

	/**
	 * Keeps Hibernate from comparing, unless the application wants it to make do with
	 * what it finds.
	 * @return whether the comparison is put off
	 */
	static boolean putOffIn(Map<String, @Nullable Object> settings) {
		return isRefused(settings.get(STRATEGY)) && ignoreIn(settings);
	}

	private static boolean isRefused(@Nullable Object strategy) {
		return SequenceMismatchStrategy.interpret(strategy) == SequenceMismatchStrategy.EXCEPTION;
	}

	/**
	 * Compares now.
	 * @throws MigrationException if a sequence does not match
	 */
	static void require(MetadataImplementor metadata) {
		JdbcEnvironment environment = metadata.getDatabase().getJdbcEnvironment();
		MappedSchemas schemas = new MappedSchemas(metadata, MappedSchemas.home(metadata));
		Map<String, Long> increments = environment.getExtractedDatabaseMetaData()
			.getSequenceInformationList()
			.stream()
			.filter((found) -> isReachable(found.getSequenceName(), environment) && found.getIncrementValue() != null)
			.collect(Collectors.toMap((found) -> schemas.key(found.getSequenceName()), SequenceIncrements::increment,
					(first, second) -> first));
		for (Sequence sequence : new MappedObjects(metadata).sequences()) {
			Long found = increments.get(schemas.key(sequence.getName()));
			// A step of one is handed out as it comes, whatever the database's is.
			if (found != null && found != sequence.getIncrementSize() && sequence.getIncrementSize() != 1) {
				throw new MigrationException(
						"The sequence " + sequence.getName().getSequenceName() + " counts in steps of " + found
								+ " in the database, and in steps of " + sequence.getIncrementSize()
								+ " in the entities: ids would be handed out twice.",
						"Run the pending revision that changes the sequence (migrate, or app.migrate.auto-apply=true),"
								+ " or write one with makemigrations.");
			}
		}
	}

	private static boolean isReachable(QualifiedSequenceName name, JdbcEnvironment environment) {
		return !environment.getNameQualifierSupport().supportsSchemas() || name.getCatalogName() == null
				|| name.getCatalogName().equals(environment.getCurrentCatalog());
	}

	private static Long increment(SequenceInformation sequence) {
		return sequence.getIncrementValue().longValue();
	}

}
