package dev.migrate.autoconfigure;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DatabaseInitializerDetector;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;

/**
 * Puts the startup run where Liquibase would have been: before JPA, and before scripts
 * such as {@code data.sql}. Spring Boot has told everybody to wait for the
 * {@code liquibase} bean by now, which would be created for nothing; they wait for the
 * run instead.
 */
class StartupOrder implements BeanFactoryPostProcessor, Ordered {

	private static final String JPA_DETECTOR = "org.springframework.boot.orm.jpa.JpaDatabaseInitializerDetector";

	/**
	 * Is for the bean of Spring Boot's that is not there, and wants a single customizer.
	 */
	private static final String CUSTOMIZER = "springLiquibaseCustomizer";

	private static final String RUN_DETECTOR = MigrationInitializerDetector.class.getName();

	private final String run;

	private final String liquibase;

	StartupOrder(String run, String liquibase) {
		this.run = run;
		this.liquibase = liquibase;
	}

	@Override
	public int getOrder() {
		// After Spring Boot's DependsOnDatabaseInitializationPostProcessor, which has 0
		return 1;
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanDefinitionNames()) {
			BeanDefinition definition = beanFactory.getBeanDefinition(name);
			if (isOurs(definition)) {
				definition.setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, Object.class);
			}
			Set<String> dependencies = dependencies(definition);
			if (dependencies.remove(this.liquibase)) {
				if (!isRun(definition)) {
					dependencies.add(this.run);
				}
				set(definition, dependencies);
			}
		}
		set(beanFactory.getBeanDefinition(this.liquibase), Set.of());
		runBeforeJpa(beanFactory);
		if (beanFactory.containsBeanDefinition(CUSTOMIZER)) {
			beanFactory.getBeanDefinition(CUSTOMIZER).setLazyInit(true);
		}
	}

	/**
	 * Spring looks through the methods of every bean's class for event listeners, and
	 * loads whatever class one of them names. Ours have none.
	 */
	private static boolean isOurs(BeanDefinition definition) {
		return definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null
				&& annotated.getFactoryMethodMetadata()
					.getDeclaringClassName()
					.startsWith(MigrateAutoConfiguration.class.getName());
	}

	/**
	 * Databases do not wait for one another, and none for itself.
	 */
	private static boolean isRun(BeanDefinition definition) {
		return RUN_DETECTOR.equals(definition.getAttribute(DatabaseInitializerDetector.class.getName()));
	}

	/**
	 * With {@code spring.jpa.defer-datasource-initialization}, every initializer is told
	 * to wait for the entity manager factory. That is meant for scripts: a schema that
	 * comes after Hibernate comes too late for it.
	 */
	private void runBeforeJpa(ConfigurableListableBeanFactory beanFactory) {
		BeanDefinition definition = beanFactory.getBeanDefinition(this.run);
		Set<String> dependencies = dependencies(definition);
		dependencies.remove(this.run);
		for (String name : Set.copyOf(dependencies)) {
			BeanDefinition other = beanFactory.getBeanDefinition(name);
			if (JPA_DETECTOR.equals(other.getAttribute(DatabaseInitializerDetector.class.getName()))) {
				dependencies.remove(name);
				Set<String> reversed = dependencies(other);
				reversed.add(this.run);
				set(other, reversed);
			}
		}
		set(definition, dependencies);
	}

	private static Set<String> dependencies(BeanDefinition definition) {
		String[] names = definition.getDependsOn();
		return (names != null) ? new LinkedHashSet<>(Arrays.asList(names)) : new LinkedHashSet<>();
	}

	private static void set(BeanDefinition definition, Set<String> dependencies) {
		definition.setDependsOn(StringUtils.toStringArray(dependencies));
	}

}
