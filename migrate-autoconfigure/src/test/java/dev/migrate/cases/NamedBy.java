package dev.migrate.cases;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.hibernate.boot.model.naming.PhysicalNamingStrategy;

/**
 * The naming strategy of the application, on a class that holds its entities.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface NamedBy {

	Class<? extends PhysicalNamingStrategy> value();

}
