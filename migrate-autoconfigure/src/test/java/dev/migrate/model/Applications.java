package dev.migrate.model;

import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.model.rich.Constraints;
import dev.migrate.model.rich.Extras;
import dev.migrate.model.rich.Keys;
import dev.migrate.model.rich.Relations;
import dev.migrate.model.rich.Types;
import dev.migrate.model.small.Customer;
import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * Applications whose entities are captured.
 */
final class Applications {

	private Applications() {
	}

	/**
	 * An application on a database that captures its entities while it starts; it has
	 * none yet.
	 */
	static ApplicationContextRunner starting(DataSource database) {
		return configure(new ApplicationContextRunner(), database).withUserConfiguration(StartingCapture.class);
	}

	/**
	 * A context in which nothing is instantiated unless it is asked for, as on the
	 * command line, and that wants nothing but the entities; it has none yet.
	 */
	static ApplicationContextRunner commanding(DataSource database) {
		return configure(new ApplicationContextRunner(IdleContext::new), database)
			.withUserConfiguration(CommandCapture.class);
	}

	private static ApplicationContextRunner configure(ApplicationContextRunner runner, DataSource database) {
		return runner.withBean("dataSource", DataSource.class, () -> database)
			.withPropertyValues("spring.jpa.hibernate.ddl-auto=none")
			.withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class));
	}

	/**
	 * The classes of {@code dev.migrate.model.rich}.
	 */
	static Class<?>[] richEntities() {
		return Stream.of(Keys.class, Types.class, Relations.class, Constraints.class, Extras.class)
			.flatMap((group) -> Stream.of(group.getDeclaredClasses()))
			.filter((type) -> type.isAnnotationPresent(Entity.class) || type.isAnnotationPresent(Embeddable.class)
					|| type.isAnnotationPresent(MappedSuperclass.class) || type.isAnnotationPresent(Converter.class))
			.toArray(Class<?>[]::new);
	}

	static PersistenceManagedTypes types(Class<?>... classes) {
		return PersistenceManagedTypes.of(Stream.of(classes).map(Class::getName).toArray(String[]::new));
	}

	@Configuration(proxyBeanMethods = false)
	static class StartingCapture {

		@Bean
		static ModelCapture modelCapture() {
			return new ModelCapture(false);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CommandCapture {

		@Bean
		static ModelCapture modelCapture() {
			return new ModelCapture(true);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Keys.class)
	static class RichEntities {

	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Customer.class)
	static class SmallEntities {

	}

	private static final class IdleContext extends AnnotationConfigApplicationContext {

		@Override
		protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
			beanFactory.freezeConfiguration();
		}

	}

}
