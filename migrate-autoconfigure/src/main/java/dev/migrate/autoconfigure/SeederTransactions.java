package dev.migrate.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.persistence.EntityManagerFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.orm.jpa.EntityManagerFactoryInfo;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.ResourceTransactionManager;
import org.springframework.util.ClassUtils;

/**
 * Finds the transactions that repositories and templates of one database take part in:
 * those of another database would leave there what a seeder has done before it failed.
 */
final class SeederTransactions {

	private static final boolean JPA = ClassUtils.isPresent("jakarta.persistence.EntityManagerFactory",
			SeederTransactions.class.getClassLoader())
			&& ClassUtils.isPresent("org.springframework.orm.jpa.JpaTransactionManager",
					SeederTransactions.class.getClassLoader());

	private final ApplicationContext context;

	private final DatabaseSettings settings;

	SeederTransactions(ApplicationContext context, DatabaseSettings settings) {
		this.context = context;
		this.settings = settings;
	}

	/**
	 * The application's own transaction manager for the database, or one that nobody has
	 * declared; null where there is neither an entity manager factory nor a DataSource
	 * that is known to be the database's.
	 */
	@Nullable PlatformTransactionManager find() {
		Collection<PlatformTransactionManager> declared = this.context.getBeansOfType(PlatformTransactionManager.class)
			.values();
		EntityManagers entities = JPA ? EntityManagers.find(this.context, this.settings) : null;
		DataSource dataSource = dataSource(entities);
		List<Object> resources = new ArrayList<>();
		Optional.ofNullable(entities).map(EntityManagers::factory).ifPresent(resources::add);
		Optional.ofNullable(dataSource).ifPresent(resources::add);
		for (Object resource : resources) {
			for (PlatformTransactionManager candidate : declared) {
				if (candidate instanceof ResourceTransactionManager manager
						&& manager.getResourceFactory() == resource) {
					return candidate;
				}
			}
		}
		List<PlatformTransactionManager> forAll = declared.stream()
			.filter((candidate) -> !(candidate instanceof ResourceTransactionManager))
			.toList();
		if (forAll.size() == 1) {
			return forAll.get(0);
		}
		if (entities != null) {
			return entities.transactions();
		}
		return (dataSource != null) ? new DataSourceTransactionManager(dataSource) : null;
	}

	private @Nullable DataSource dataSource(@Nullable EntityManagers entities) {
		DataSource known = (entities != null) ? entities.dataSource() : null;
		return (known != null) ? known
				: bean(this.context, DataSource.class, this.settings.dataSource(), this.settings);
	}

	private static <T> @Nullable T bean(BeanFactory beans, Class<T> type, @Nullable String name,
			DatabaseSettings settings) {
		if (name != null) {
			return beans.containsBean(name) ? beans.getBean(name, type) : null;
		}
		return settings.isDefault() ? beans.getBeanProvider(type).getIfUnique() : null;
	}

	/**
	 * What needs JPA on the class path.
	 */
	private record EntityManagers(EntityManagerFactory factory) {

		static @Nullable EntityManagers find(ApplicationContext context, DatabaseSettings settings) {
			EntityManagerFactory factory = bean(context, EntityManagerFactory.class,
					settings.isDefault() ? null : settings.factory(), settings);
			return (factory != null) ? new EntityManagers(factory) : null;
		}

		@Nullable DataSource dataSource() {
			return (this.factory instanceof EntityManagerFactoryInfo info) ? info.getDataSource() : null;
		}

		PlatformTransactionManager transactions() {
			JpaTransactionManager transactions = new JpaTransactionManager(this.factory);
			transactions.setDataSource(dataSource());
			transactions.afterPropertiesSet();
			return transactions;
		}

	}

}
