package dev.migrate.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case that is played on every engine that knows more than one schema at a time; the
 * engine's short name is its argument.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{displayName} on {0}")
@MethodSource("dev.migrate.support.TestDatabases#enginesWithSchemas")
public @interface SchemaCaseTest {

}
