package dev.migrate.test;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.test.context.SpringBootTestContextBootstrapper;
import org.springframework.test.context.TestContextAnnotationUtils;

/**
 * Prepares the tests that {@link MigrationTest} marks.
 */
class MigrationTestContextBootstrapper extends SpringBootTestContextBootstrapper {

	@Override
	protected String[] getProperties(Class<?> testClass) {
		@Nullable MigrationTest test = TestContextAnnotationUtils.findMergedAnnotation(testClass, MigrationTest.class);
		Stream<String> own = Stream.of("spring.jpa.hibernate.ddl-auto=none", "app.migrate.auto-generate=false",
				"app.migrate.check-on-startup=off");
		return Stream.concat(own, Stream.of((test != null) ? test.properties() : new String[0])).toArray(String[]::new);
	}

}
