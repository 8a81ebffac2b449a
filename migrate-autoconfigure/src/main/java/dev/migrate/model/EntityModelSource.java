package dev.migrate.model;

/**
 * Where the entities come from; asked only when they are needed, because asking may build
 * the entity manager factory.
 */
@FunctionalInterface
public interface EntityModelSource {

	/**
	 * The model of the running application.
	 * @throws dev.migrate.failure.MigrationException if there is no entity manager
	 * factory or no entity
	 */
	EntityModel get();

}
