package dev.migrate.support;

import javax.sql.DataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.orm.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * The entities of a second database, {@code audit}.
 */
@Configuration(proxyBeanMethods = false)
public class AuditEntities {

	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean auditEntityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("auditDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource).managedTypes(PersistenceManagedTypes.of(Entry.class.getName())).build();
	}

}
