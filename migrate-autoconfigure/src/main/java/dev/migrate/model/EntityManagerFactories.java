package dev.migrate.model;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;
import dev.migrate.failure.WithoutEntitiesException;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.domain.EntityScanPackages;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;

/**
 * The entity manager factories of an application, looked up without building any.
 */
final class EntityManagerFactories {

	private static final Pattern NO_DIALECT = Pattern
		.compile("Unable to determine Dialect for|\\borg\\.hibernate\\.community\\.dialect\\.");

	private final ConfigurableListableBeanFactory beanFactory;

	EntityManagerFactories(ConfigurableListableBeanFactory beanFactory) {
		this.beanFactory = beanFactory;
	}

	String defaultName() {
		List<String> names = names();
		if (names.size() <= 1) {
			return names.stream().findFirst().orElseThrow(EntityManagerFactories::noFactory);
		}
		return names.stream()
			.filter((name) -> this.beanFactory.getMergedBeanDefinition(name).isPrimary())
			.findFirst()
			.orElseThrow(() -> new MigrationException(
					"There are several entity manager factories, and none of them is primary: "
							+ String.join(", ", names) + ".",
					"Mark the one whose entities are to be migrated with @Primary."));
	}

	boolean isDefault(String name) {
		return names().size() <= 1 || this.beanFactory.getMergedBeanDefinition(name).isPrimary();
	}

	private List<String> names() {
		return Arrays.asList(this.beanFactory.getBeanNamesForType(EntityManagerFactory.class, true, false));
	}

	/**
	 * Builds a factory unless it is there, and waits for one that is being built in the
	 * background.
	 */
	void build(String name) {
		try {
			if (this.beanFactory.getBean(name) instanceof EntityManagerFactoryInfo factory) {
				factory.getNativeEntityManagerFactory();
			}
		}
		catch (BeansException ex) {
			if (!CaptureCompleteError.isBehind(ex)) {
				String message = innermostMessage(ex);
				if (NO_DIALECT.matcher(message).find()) {
					throw new MigrationException("Hibernate has no dialect for the engine: " + message,
							"Add the dependency org.hibernate.orm:hibernate-community-dialects, which has that of SQLite, "
									+ "or another one that brings the dialect along, and name it in "
									+ "spring.jpa.database-platform.",
							ex);
				}
				throw new MigrationException(
						"The entities cannot be read, because the entity manager factory '" + name
								+ "' cannot be built: " + message,
						"Correct what the message names: a mapping, a setting or the connection to the database.", ex);
			}
		}
	}

	private static String innermostMessage(Throwable failure) {
		String message = String.valueOf(failure.getMessage());
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			message = (cause.getMessage() != null) ? cause.getMessage() : message;
		}
		return message;
	}

	MigrationException noEntities(String name) {
		List<String> packages = scannedPackages();
		return new MigrationException(
				"The entity manager factory '" + name + "' has no entities."
						+ (packages.isEmpty() ? "" : " Packages scanned: " + String.join(", ", packages) + "."),
				"Put classes annotated with @Entity into "
						+ (packages.isEmpty() ? "the packages that it scans" : "these packages or below")
						+ ", or name theirs with @EntityScan.");
	}

	private List<String> scannedPackages() {
		List<String> packages = EntityScanPackages.get(this.beanFactory).getPackageNames();
		if (packages.isEmpty() && AutoConfigurationPackages.has(this.beanFactory)) {
			return AutoConfigurationPackages.get(this.beanFactory);
		}
		return packages;
	}

	static MigrationException notCaptured(String name) {
		return new MigrationException(
				"The entities of the entity manager factory '" + name + "' cannot be read: Hibernate did not build it"
						+ " through Spring's LocalContainerEntityManagerFactoryBean.",
				"Declare it as a LocalContainerEntityManagerFactoryBean with Hibernate as the JPA provider.");
	}

	private static MigrationException noFactory() {
		return new WithoutEntitiesException("There is no entity manager factory, hence no entities.",
				"Add spring-boot-starter-data-jpa and a DataSource, and check that HibernateJpaAutoConfiguration is"
						+ " not excluded. Without entities, write revisions by hand: 'makemigrations --empty'.");
	}

}
