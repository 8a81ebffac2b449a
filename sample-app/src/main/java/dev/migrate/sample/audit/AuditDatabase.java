package dev.migrate.sample.audit;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import dev.migrate.sample.ShopApplication;
import jakarta.persistence.EntityManagerFactory;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.orm.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Profile;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Keeps the audit log in a database of its own, where whoever changes the shop's cannot
 * reach it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("audit")
class AuditDatabase {

	@Bean(defaultCandidate = false)
	@ConfigurationProperties("app.audit.datasource")
	HikariDataSource auditDataSource() {
		return new HikariDataSource();
	}

	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean auditEntityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("auditDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource).packages(AuditLogEntry.class).build();
	}

	@Bean(defaultCandidate = false)
	JpaTransactionManager auditTransactionManager(
			@Qualifier("auditEntityManagerFactory") EntityManagerFactory entityManagerFactory) {
		return new JpaTransactionManager(entityManagerFactory);
	}

	@EnableJpaRepositories(basePackageClasses = AuditLog.class, entityManagerFactoryRef = "auditEntityManagerFactory",
			transactionManagerRef = "auditTransactionManager")
	static class AuditRepositories {

	}

	@EnableJpaRepositories(basePackageClasses = ShopApplication.class,
			excludeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = AuditLog.class))
	static class ShopRepositories {

	}

}
