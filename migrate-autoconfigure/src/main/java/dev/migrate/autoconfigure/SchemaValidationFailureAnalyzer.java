package dev.migrate.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/**
 * Says what to do when Hibernate, asked to validate the schema, misses something in it.
 * The exception is told by its name, since Hibernate need not be there.
 */
class SchemaValidationFailureAnalyzer implements FailureAnalyzer {

	private static final String EXCEPTION = "org.hibernate.tool.schema.spi.SchemaManagementException";

	private final boolean migrated;

	SchemaValidationFailureAnalyzer(@Nullable BeanFactory beanFactory) {
		this.migrated = beanFactory != null && beanFactory.containsBean(MigrateAutoConfiguration.INITIALIZER);
	}

	@Override
	public @Nullable FailureAnalysis analyze(Throwable failure) {
		for (Throwable cause = failure; this.migrated && cause != null; cause = cause.getCause()) {
			if (cause.getClass().getName().equals(EXCEPTION)) {
				return new FailureAnalysis(
						"All revisions have run, but Hibernate finds that the schema is not what the entities need: "
								+ cause.getMessage(),
						"Ask 'migrate check' (java -jar <application>.jar migrate check) what is missing. If the "
								+ "entities have changed, write a revision with 'makemigrations'; if the database was "
								+ "changed by hand, 'migrate drift' tells where.",
						cause);
			}
		}
		return null;
	}

}
