package dev.migrate.test;

import java.util.Set;

import dev.migrate.Seeder;
import dev.migrate.execution.DataMigration;

import org.springframework.boot.test.autoconfigure.filter.StandardAnnotationCustomizableTypeExcludeFilter;

/**
 * Leaves out what {@link MigrationTest} has no use for.
 */
class MigrationTypeExcludeFilter extends StandardAnnotationCustomizableTypeExcludeFilter<MigrationTest> {

	MigrationTypeExcludeFilter(Class<?> testClass) {
		super(testClass);
	}

	@Override
	protected Set<Class<?>> getDefaultIncludes() {
		return Set.of(DataMigration.class, Seeder.class);
	}

}
