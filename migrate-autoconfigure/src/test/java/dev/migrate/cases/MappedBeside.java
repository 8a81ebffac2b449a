package dev.migrate.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names a mapping file that belongs to a version of the entities, for what annotations
 * cannot say.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface MappedBeside {

	/**
	 * Its place on the class path.
	 */
	String value();

}
