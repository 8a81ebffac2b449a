package dev.migrate.autoconfigure;

import java.util.Map;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.orm.jpa.HibernatePropertiesCustomizer;

/**
 * Leaves Hibernate's validation of the schema out as long as the schema is known to be
 * behind: an application that is told not to apply anything is to start, and to say what
 * is pending.
 */
class SchemaValidation implements HibernatePropertiesCustomizer {

	private static final Log logger = LogFactory.getLog(SchemaValidation.class);

	private static final String DDL_AUTO = "hibernate.hbm2ddl.auto";

	private final ObjectProvider<MigrationInitializer> initializer;

	SchemaValidation(ObjectProvider<MigrationInitializer> initializer) {
		this.initializer = initializer;
	}

	@Override
	public void customize(Map<String, Object> hibernateProperties) {
		if ("validate".equals(hibernateProperties.get(DDL_AUTO)) && this.initializer.getObject().isSchemaBehind()) {
			hibernateProperties.put(DDL_AUTO, "none");
			logger.info("Hibernate does not validate the schema this time, because revisions are missing in it.");
		}
	}

}
