package dev.migrate.cli;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ResolvableType;
import org.springframework.core.convert.ConversionService;

/**
 * The application's context in command mode: it knows every bean and instantiates none
 * that the command does not ask for. Nothing is started, nobody hears an event.
 */
class CommandContext extends AnnotationConfigApplicationContext {

	/**
	 * Boot's post-processor that makes everything that uses a database wait for
	 * everything that initializes one. Asking for the entities must not initialize
	 * anything.
	 */
	private static final String INITIALIZATION_ORDER = "org.springframework.boot.sql.init.dependency."
			+ "DatabaseInitializationDependencyConfigurer$DependsOnDatabaseInitializationPostProcessor";

	CommandContext() {
		addBeanFactoryPostProcessor((beanFactory) -> {
			if (containsBeanDefinition(INITIALIZATION_ORDER)) {
				removeBeanDefinition(INITIALIZATION_ORDER);
			}
		});
	}

	@Override
	protected void finishBeanFactoryInitialization(ConfigurableListableBeanFactory beanFactory) {
		if (beanFactory.containsBean(CONVERSION_SERVICE_BEAN_NAME)
				&& beanFactory.isTypeMatch(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class)) {
			beanFactory
				.setConversionService(beanFactory.getBean(CONVERSION_SERVICE_BEAN_NAME, ConversionService.class));
		}
		if (!beanFactory.hasEmbeddedValueResolver()) {
			beanFactory.addEmbeddedValueResolver((value) -> getEnvironment().resolvePlaceholders(value));
		}
		beanFactory.setTempClassLoader(null);
		beanFactory.freezeConfiguration();
	}

	@Override
	protected void finishRefresh() {
		resetCommonCaches();
		clearResourceCaches();
	}

	@Override
	protected void publishEvent(Object event, @Nullable ResolvableType typeHint) {
	}

}
