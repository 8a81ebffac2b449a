package dev.migrate.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

import javax.sql.DataSource;

import jakarta.persistence.spi.PersistenceProvider;
import jakarta.persistence.spi.PersistenceUnitInfo;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.cfg.AvailableSettings;
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

	private @Nullable Object configured;

	PersistenceUnit(LocalContainerEntityManagerFactoryBean factory) {
		this.factory = factory;
	}

	/**
	 * Has the metadata handed over while the factory is being built. The integrators that
	 * the application has configured run first.
	 */
	void onBound(Consumer<MetadataImplementor> listener) {
		Map<String, Object> settings = this.factory.getJpaPropertyMap();
		this.configured = settings.get(JpaSettings.INTEGRATOR_PROVIDER);
		settings.put(JpaSettings.INTEGRATOR_PROVIDER, capturing(listener));
	}

	private IntegratorProvider capturing(Consumer<MetadataImplementor> listener) {
		return () -> {
			List<Integrator> integrators = new ArrayList<>(integrators(this.configured));
			integrators.add(new CapturingIntegrator(listener));
			return integrators;
		};
	}

	private List<Integrator> integrators(@Nullable Object configured) {
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
		return (setting instanceof String name) ? newInstance(name) : setting;
	}

	private Object newInstance(String className) {
		return BeanUtils.instantiateClass(ClassUtils.resolveClassName(className, this.factory.getBeanClassLoader()));
	}

	/**
	 * The metadata once more, as it was when the factory was built.
	 */
	MetadataImplementor bindAgain() {
		Map<String, @Nullable Object> settings = new HashMap<>(this.factory.getJpaPropertyMap());
		SequenceIncrements.ignoreIn(settings);
		return bind(settings, info(false), this::capturing);
	}

	/**
	 * The same entities with the same settings bound for another engine, without a
	 * connection. Bean Validation has had its say; the application's own integrators have
	 * not, because they know one factory only.
	 */
	MetadataImplementor bindFor(TargetDialect dialect) {
		Map<String, @Nullable Object> settings = new HashMap<>(this.factory.getJpaPropertyMap());
		settings.putAll(dialect.settings());
		settings.put(AvailableSettings.CONNECTION_PROVIDER, new NoConnections());
		return bind(settings, info(true), (listener) -> () -> List.of(new CapturingIntegrator(listener)));
	}

	private MetadataImplementor bind(Map<String, @Nullable Object> settings, PersistenceUnitInfo info,
			Function<Consumer<MetadataImplementor>, IntegratorProvider> integrators) {
		AtomicReference<@Nullable MetadataImplementor> bound = new AtomicReference<>();
		settings.put(AvailableSettings.USE_SECOND_LEVEL_CACHE, false);
		settings.put(AvailableSettings.USE_QUERY_CACHE, false);
		settings.put(JpaSettings.INTEGRATOR_PROVIDER, integrators.apply((metadata) -> {
			bound.set(metadata);
			throw new CaptureCompleteError();
		}));
		try {
			provider().createContainerEntityManagerFactory(info, settings).close();
		}
		catch (CaptureCompleteError ex) {
			// All that is wanted is there.
		}
		return Objects.requireNonNull(bound.get(), "Hibernate called no integrator");
	}

	private PersistenceProvider provider() {
		PersistenceProvider provider = this.factory.getPersistenceProvider();
		return (provider != null) ? provider : (PersistenceProvider) newInstance(
				Objects.requireNonNull(requiredInfo().getPersistenceProviderClassName()));
	}

	/**
	 * The unit as it is, without a second chance to weave classes that are woven already.
	 * @param offline whether it is to have no data source
	 */
	private PersistenceUnitInfo info(boolean offline) {
		PersistenceUnitInfo info = requiredInfo();
		return (PersistenceUnitInfo) Proxy.newProxyInstance(info.getClass().getClassLoader(),
				ClassUtils.getAllInterfacesForClass(info.getClass()), (proxy, method, arguments) -> {
					boolean dataSource = method.getReturnType() == DataSource.class;
					if (method.getName().equals("addTransformer") || (offline && dataSource)) {
						return null;
					}
					try {
						return method.invoke(info, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

	private PersistenceUnitInfo requiredInfo() {
		return Objects.requireNonNull(this.factory.getPersistenceUnitInfo(), "The factory is not initialized");
	}

}
