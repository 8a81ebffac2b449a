package dev.migrate.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.test.autoconfigure.OverrideAutoConfiguration;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * A test of an application's migrations: only its database, its entities, its changelog
 * and the beans of type {@link dev.migrate.execution.DataMigration} and
 * {@link dev.migrate.Seeder} are there. An embedded database takes the place of the
 * application's own, as {@link AutoConfigureTestDatabase} says; the changelog runs on it.
 * Hibernate does not validate the schema, so that an assertion can say what is missing.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Inherited
@BootstrapWith(MigrationTestContextBootstrapper.class)
@ExtendWith(SpringExtension.class)
@OverrideAutoConfiguration(enabled = false)
@TypeExcludeFilters(MigrationTypeExcludeFilter.class)
@AutoConfigureTestDatabase
@ImportAutoConfiguration
public @interface MigrationTest {

	/**
	 * Properties in form {@literal key=value} that should be added to the Spring
	 * environment before the test runs.
	 */
	String[] properties() default {};

	/**
	 * Whether beans of type {@link dev.migrate.execution.DataMigration} and
	 * {@link dev.migrate.Seeder} are found by scanning.
	 */
	boolean useDefaultFilters() default true;

	/**
	 * Filters for further beans.
	 */
	Filter[] includeFilters() default {};

	/**
	 * Filters for beans that would be there otherwise.
	 */
	Filter[] excludeFilters() default {};

}
