package dev.migrate.autoconfigure;

import dev.migrate.MigrationService;
import dev.migrate.failure.WithoutEntitiesException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.ModelCapture;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * The entities of databases beside the application's own.
 */
final class FurtherEntities {

	private FurtherEntities() {
	}

	/**
	 * Has the databases follow their entities that are to.
	 */
	static void follow(ModelCapture capture, Environment environment, BeanFactory beans) {
		for (DatabaseSettings settings : DatabaseSettings.further(environment)) {
			if (EntityFollower.isWanted(settings.properties())) {
				capture.onCaptured(settings.factory(), (model) -> {
					MigrationService service = beans.getBean(settings.bean(MigrateAutoConfiguration.SERVICE),
							MigrationService.class);
					beans.getBean(settings.bean("migratedDatabase"), MigratedDatabase.class).follower(service).follow();
				});
			}
		}
	}

	/**
	 * The entities of one database.
	 */
	static EntityModel of(DatabaseSettings settings, ListableBeanFactory beans) {
		if (!ClassUtils.isPresent("org.hibernate.boot.Metadata", null)) {
			return MigrateAutoConfiguration.noEntities();
		}
		String factory = settings.factory();
		if (!beans.containsBean(factory)) {
			String[] names = beans.getBeanNamesForType(
					ClassUtils.resolveClassName("jakarta.persistence.EntityManagerFactory", null), true, false);
			throw new WithoutEntitiesException(
					"The database '" + settings.name() + "' has no entities: there is no entity manager factory '"
							+ factory + "'.",
					"Set app.migrate.databases." + settings.name() + ".entity-manager-factory to the name of a bean"
							+ ((names.length > 0) ? " (" + String.join(", ", names) + ")" : "")
							+ ". Without entities, write revisions by hand: 'makemigrations --empty" + settings.option()
							+ "'.");
		}
		return beans.getBean(ModelCapture.class).source(factory).get();
	}

}
