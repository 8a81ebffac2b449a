package dev.migrate.model;

import java.util.List;
import java.util.Properties;

import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.jpa.boot.spi.JpaSettings;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanUtils;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.ClassUtils;

/**
 * What an entity manager factory is built from.
 */
final class PersistenceUnit {

	private final LocalContainerEntityManagerFactoryBean factory;

	PersistenceUnit(LocalContainerEntityManagerFactoryBean factory) {
		this.factory = factory;
	}

	/**
	 * The application's own integrators.
	 * @param configured their setting; where null, the one of {@code persistence.xml}
	 * counts
	 */
	List<Integrator> integrators(@Nullable Object configured) {
		Object setting = (configured != null) ? configured : persistenceXmlSetting(JpaSettings.INTEGRATOR_PROVIDER);
		if (setting == null) {
			return List.of();
		}
		return ((IntegratorProvider) instance(setting)).getIntegrators();
	}

	private @Nullable Object persistenceXmlSetting(String name) {
		PersistenceUnitInfo info = this.factory.getPersistenceUnitInfo();
		Properties properties = (info != null) ? info.getProperties() : null;
		return (properties != null) ? properties.get(name) : null;
	}

	private Object instance(Object setting) {
		if (setting instanceof Class<?> type) {
			return BeanUtils.instantiateClass(type);
		}
		if (setting instanceof String name) {
			return BeanUtils.instantiateClass(ClassUtils.resolveClassName(name, this.factory.getBeanClassLoader()));
		}
		return setting;
	}

}
