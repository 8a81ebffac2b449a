package dev.migrate.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.hibernate.boot.registry.classloading.internal.ClassLoaderServiceImpl;
import org.hibernate.boot.registry.classloading.spi.ClassLoadingException;
import org.hibernate.bytecode.enhance.spi.EnhancementContext;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.internal.EntityManagerFactoryBuilderImpl;
import org.hibernate.jpa.boot.internal.PersistenceUnitInfoDescriptor;

import org.springframework.orm.jpa.persistenceunit.SmartPersistenceUnitInfo;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

/**
 * Hibernate as Spring sets it up, looking through the class path for its services once
 * and not for each of the thousands of factories that the tests build, which would be a
 * third of their time.
 */
public final class SharedServices extends HibernateJpaVendorAdapter {

	private static final ClassLoaderServiceImpl FOUND = new ClassLoaderServiceImpl() {

		private final Set<String> missing = ConcurrentHashMap.newKeySet();

		@Override
		public <T> Class<T> classForName(String name) {
			if (this.missing.contains(name)) {
				throw new ClassLoadingException("There is no class " + name);
			}
			try {
				return super.classForName(name);
			}
			catch (ClassLoadingException ex) {
				this.missing.add(name);
				throw ex;
			}
		}

		@Override
		public <T> T workWithClassLoader(Work<T> work) {
			return work.doWork(Thread.currentThread().getContextClassLoader());
		}

		/** A factory that is closed closes it as well. */
		@Override
		public void stop() {
		}

	};

	/** What Hibernate would make once more for each factory. */
	private static final ValidatorFactory VALIDATION = Validation.buildDefaultValidatorFactory();

	@Override
	public PersistenceProvider getPersistenceProvider() {
		return new Provider();
	}

	private static final class Provider extends HibernatePersistenceProvider {

		@Override
		@SuppressWarnings({ "rawtypes", "unchecked" })
		public EntityManagerFactory createContainerEntityManagerFactory(PersistenceUnitInfo unit, Map settings) {
			Map with = new HashMap(settings);
			with.putIfAbsent(AvailableSettings.JAKARTA_VALIDATION_FACTORY, VALIDATION);
			return new EntityManagerFactoryBuilderImpl(new Unit(unit), with, FOUND).build();
		}

	}

	/** As Spring's own, packages are managed like classes; no class is rewritten. */
	private static final class Unit extends PersistenceUnitInfoDescriptor {

		private final PersistenceUnitInfo unit;

		private Unit(PersistenceUnitInfo unit) {
			super(unit);
			this.unit = unit;
		}

		/** It would look for its provider of byte code in the whole class path. */
		@Override
		public void pushClassTransformer(EnhancementContext context) {
		}

		@Override
		public List<String> getManagedClassNames() {
			return (this.unit instanceof SmartPersistenceUnitInfo smart)
					? Stream.concat(super.getManagedClassNames().stream(), smart.getManagedPackages().stream()).toList()
					: super.getManagedClassNames();
		}

	}

}
