package dev.migrate.model;

import java.util.function.Consumer;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Hands over the metadata. Hibernate calls it inside the session factory's constructor,
 * after Bean Validation has put its constraints into the metadata and before any schema
 * action; what the listener throws ends the building.
 */
final class CapturingIntegrator implements Integrator {

	private final Consumer<MetadataImplementor> listener;

	CapturingIntegrator(Consumer<MetadataImplementor> listener) {
		this.listener = listener;
	}

	@Override
	public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
			SessionFactoryImplementor sessionFactory) {
		this.listener.accept((MetadataImplementor) metadata);
	}

	@Override
	public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
	}

}
