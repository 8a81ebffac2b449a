package dev.migrate.autoconfigure;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Leaves Hibernate's validation of the schema out as long as the schema is known to be
 * behind: an application that is told not to apply anything is to start, and to say what
 * is pending.
 */
class SchemaValidation implements BeanPostProcessor {

	private static final Log logger = LogFactory.getLog(SchemaValidation.class);

	private static final String DDL_AUTO = "hibernate.hbm2ddl.auto";

	private final ListableBeanFactory beans;

	SchemaValidation(ListableBeanFactory beans) {
		this.beans = beans;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
			Map<String, Object> settings = factory.getJpaPropertyMap();
			if ("validate".equals(settings.get(DDL_AUTO)) && initializer(beanName).isSchemaBehind()) {
				settings.put(DDL_AUTO, "none");
				logger.info("Hibernate does not validate the schema this time, because revisions are missing in it.");
			}
		}
		return bean;
	}

	private MigrationInitializer initializer(String factory) {
		String name = this.beans.getBeanProvider(MigratedDatabase.class)
			.stream()
			.map(MigratedDatabase::settings)
			.filter((settings) -> !settings.isDefault() && settings.factory().equals(factory))
			.map((settings) -> settings.bean(MigrateAutoConfiguration.INITIALIZER))
			.findFirst()
			.orElse(MigrateAutoConfiguration.INITIALIZER);
		return this.beans.getBean(name, MigrationInitializer.class);
	}

}
