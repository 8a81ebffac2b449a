package dev.migrate.model;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Gets hold of the entities while the application builds its entity manager factory: what
 * is compared is what runs, with the application's own naming strategies, converters and
 * constraints. Declare it in a static bean method, because it has to be there before the
 * first entity manager factory.
 */
public final class ModelCapture implements BeanPostProcessor, BeanFactoryAware {

	private volatile boolean captureOnly;

	private final List<Consumer<EntityModel>> listeners = new CopyOnWriteArrayList<>();

	private final Map<String, Consumer<EntityModel>> listenersByFactory = new ConcurrentHashMap<>();

	private final Map<String, CapturedModel> models = new ConcurrentHashMap<>();

	private @Nullable EntityManagerFactories factories;

	/**
	 * Creates a capture.
	 * @param captureOnly whether the entities are all that is wanted of an entity manager
	 * factory, as on the command line: building it is broken off once they are known, and
	 * the bean stays missing
	 */
	public ModelCapture(boolean captureOnly) {
		this.captureOnly = captureOnly;
	}

	/**
	 * From now on an entity manager factory is built whole, also on the command line: for
	 * a command that works with entities and not only with what they need.
	 */
	public void buildWhole() {
		this.captureOnly = false;
	}

	/**
	 * Has the entities of the only or primary entity manager factory handed over while it
	 * is being built, before Hibernate validates the schema. An exception of the listener
	 * ends the building. A listener has to be there before the factory is.
	 */
	public void onCaptured(Consumer<EntityModel> listener) {
		this.listeners.add(listener);
	}

	/**
	 * Has the entities of another entity manager factory handed over in the same way.
	 * @param factory the bean name of the entity manager factory
	 */
	public void onCaptured(String factory, Consumer<EntityModel> listener) {
		this.listenersByFactory.put(factory, listener);
	}

	/**
	 * The entities of the only or primary entity manager factory. Asking builds the
	 * factory if need be.
	 */
	public EntityModelSource source() {
		return () -> model(factories().defaultName());
	}

	/**
	 * The entities of one entity manager factory. Asking builds the factory if need be.
	 * @param factory the bean name of the entity manager factory
	 */
	public EntityModelSource source(String factory) {
		return () -> model(factory);
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.factories = new EntityManagerFactories((ConfigurableListableBeanFactory) beanFactory);
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			install(factory, beanName);
		}
		return bean;
	}

	private void install(LocalContainerEntityManagerFactoryBean factory, String name) {
		PersistenceUnit unit = new PersistenceUnit(factory);
		Map<String, Object> settings = factory.getJpaPropertyMap();
		if (this.captureOnly) {
			SequenceIncrements.ignoreIn(settings);
			// In the background nobody would wait for the entities.
			factory.setBootstrapExecutor(null);
			unit.onBound((metadata) -> {
				this.models.put(name, new CapturedModel(metadata, unit));
				throw new CaptureCompleteError();
			});
			return;
		}
		boolean heard = !this.listeners.isEmpty() || this.listenersByFactory.containsKey(name);
		boolean putOff = heard && SequenceIncrements.putOffIn(settings);
		unit.onBound((metadata) -> {
			CapturedModel model = new CapturedModel(metadata, unit);
			this.models.put(name, model);
			tellListeners(name, model.get());
			if (putOff) {
				SequenceIncrements.require(metadata);
			}
		});
	}

	private void tellListeners(String name, EntityModel model) {
		Consumer<EntityModel> own = this.listenersByFactory.get(name);
		if (own != null && !model.entityNames().isEmpty()) {
			own.accept(model);
		}
		else if (own == null && !this.listeners.isEmpty() && !model.entityNames().isEmpty()
				&& factories().isDefault(name)) {
			this.listeners.forEach((listener) -> listener.accept(model));
		}
	}

	private EntityModel model(String name) {
		CapturedModel captured = this.models.get(name);
		if (captured == null) {
			factories().build(name);
			captured = this.models.get(name);
		}
		if (captured == null) {
			throw EntityManagerFactories.notCaptured(name);
		}
		EntityModel model = captured.get();
		if (model.entityNames().isEmpty()) {
			throw factories().noEntities(name);
		}
		return model;
	}

	/**
	 * As if the memory had been needed.
	 */
	void forget() {
		this.models.values().forEach(CapturedModel::forget);
	}

	private EntityManagerFactories factories() {
		if (this.factories == null) {
			throw new IllegalStateException("The capture is not a bean");
		}
		return this.factories;
	}

}
