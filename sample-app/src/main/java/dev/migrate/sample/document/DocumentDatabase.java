package dev.migrate.sample.document;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.orm.jpa.EntityManagerFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Keeps documents in a PostgreSQL that has pgvector.
 */
@Configuration(proxyBeanMethods = false)
@Profile("documents")
class DocumentDatabase {

	@Bean(defaultCandidate = false)
	@ConfigurationProperties("app.documents.datasource")
	HikariDataSource documentsDataSource() {
		return new HikariDataSource();
	}

	@Bean(defaultCandidate = false)
	LocalContainerEntityManagerFactoryBean documentsEntityManagerFactory(EntityManagerFactoryBuilder builder,
			@Qualifier("documentsDataSource") DataSource dataSource) {
		return builder.dataSource(dataSource).packages(Document.class).build();
	}

}
