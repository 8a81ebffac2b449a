package dev.migrate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Adds an integrator that captures the entities to those that the application has
 * configured. Hibernate calls it inside the session factory's constructor, after Bean
 * Validation has put its constraints into the metadata and before any schema action.
 */
final class CapturingIntegratorProvider implements IntegratorProvider {

	private final PersistenceUnit unit;

	private final @Nullable Object configured;

	private final Consumer<EntityModel> listener;

	/**
	 * Creates a provider.
	 * @param unit the persistence unit that is being built
	 * @param configured the application's own setting: a provider, its class or the name
	 * of its class
	 * @param listener receives the entities; what it throws ends the building
	 */
	CapturingIntegratorProvider(PersistenceUnit unit, @Nullable Object configured, Consumer<EntityModel> listener) {
		this.unit = unit;
		this.configured = configured;
		this.listener = listener;
	}

	@Override
	public List<Integrator> getIntegrators() {
		List<Integrator> integrators = new ArrayList<>(this.unit.integrators(this.configured));
		integrators.add(new CapturingIntegrator());
		return integrators;
	}

	private final class CapturingIntegrator implements Integrator {

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			CapturingIntegratorProvider.this.listener.accept(
					new HibernateEntityModel((MetadataImplementor) metadata, CapturingIntegratorProvider.this.unit));
		}

		@Override
		public void disintegrate(SessionFactoryImplementor sessionFactory,
				SessionFactoryServiceRegistry serviceRegistry) {
		}

	}

}
