package dev.migrate.sample;

import dev.migrate.sample.document.Document;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;

/**
 * The shop's own database has no vectors, so that any engine will do for it.
 */
@Configuration(proxyBeanMethods = false)
class ShopEntities {

	@Bean
	ManagedClassNameFilter withoutDocuments() {
		return (className) -> !className.equals(Document.class.getName());
	}

}
