package dev.migrate.cases;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.engine.Engine;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.model.ModelCapture;
import dev.migrate.schema.Schema;
import dev.migrate.support.SharedServices;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.archive.scan.internal.DisabledScanner;
import org.hibernate.boot.model.naming.PhysicalNamingStrategy;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.tool.schema.spi.DelayedDropRegistryNotAvailableImpl;
import org.hibernate.tool.schema.spi.SchemaManagementToolCoordinator;

import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;

/**
 * The entities of an application at one point of its history, with Spring Boot's settings
 * for Hibernate but without the application around them.
 *
 * @param entities the annotated classes; a class without annotations stands for those
 * inside it
 */
record Version(Class<?>... entities) {

	/**
	 * Has the service of this version do some work.
	 */
	<T> T service(DataSource database, Path module, Function<MigrationService, T> work) {
		return service(database, module,
				new GenerationSettings(List.of(), GenerationSettings.Reference.CHANGELOG, Map.of()), work);
	}

	<T> T service(DataSource database, Path module, GenerationSettings settings, Function<MigrationService, T> work) {
		DefaultListableBeanFactory beans = beans(database, "none");
		ModelCapture capture = new ModelCapture(true);
		capture.setBeanFactory(beans);
		beans.addBeanPostProcessor(capture);
		ChangelogLoader changelogs = changelogs(module);
		MigrationLiquibase liquibase = new MigrationLiquibase(changelogs);
		liquibase.setDataSource(database);
		liquibase.setChangeLog(changelogs.settings().changeLog());
		liquibase.setResourceLoader(new DefaultResourceLoader());
		return work
			.apply(MigrationServices.create("default", () -> liquibase, () -> changelogs, capture.source(), settings));
	}

	/**
	 * What the entities need on an engine that is not at hand.
	 */
	Schema schemaFor(Engine engine) {
		DefaultListableBeanFactory beans = beans(TestDatabases.h2Database(), "none");
		ModelCapture capture = new ModelCapture(true);
		capture.setBeanFactory(beans);
		beans.addBeanPostProcessor(capture);
		return capture.source().get().readFor(engine);
	}

	/**
	 * Hibernate's own statements for an engine that is not at hand, without anything of
	 * this project in between.
	 */
	List<String> statements(String engine) {
		Map<String, String> products = Map.of("mssql", "Microsoft SQL Server 16", "oracle", "Oracle 19", "mysql",
				"MySQL 8", "db2", "DB2/LINUXX8664 11");
		String product = products.get(engine);
		int space = product.lastIndexOf(' ');
		StringWriter script = new StringWriter();
		try (StandardServiceRegistry services = new StandardServiceRegistryBuilder()
			.applySetting("hibernate.boot.allow_jdbc_metadata_access", false)
			.applySetting("jakarta.persistence.database-product-name", product.substring(0, space))
			.applySetting("jakarta.persistence.database-major-version", product.substring(space + 1))
			.applySetting("jakarta.persistence.database-minor-version", "0")
			.applySetting("hibernate.physical_naming_strategy", naming().getName())
			.applySetting("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName())
			.build()) {
			MetadataSources sources = new MetadataSources(services);
			types().forEach(sources::addAnnotatedClass);
			SchemaManagementToolCoordinator.process(sources.buildMetadata(), services,
					Map.of("jakarta.persistence.schema-generation.scripts.action", "create",
							"jakarta.persistence.schema-generation.scripts.create-target", script),
					DelayedDropRegistryNotAvailableImpl.INSTANCE);
			return script.toString().lines().toList();
		}
	}

	/**
	 * Has Hibernate act on the database as {@code ddl-auto} says.
	 */
	void hibernate(DataSource database, String ddlAuto) {
		DefaultListableBeanFactory beans = beans(database, ddlAuto);
		beans.getBean(EntityManagerFactory.class);
		beans.destroySingletons();
	}

	/**
	 * Has an application with these entities do some work.
	 */
	void transaction(DataSource database, Consumer<EntityManager> work) {
		DefaultListableBeanFactory beans = beans(database, "none");
		try (EntityManager entities = beans.getBean(EntityManagerFactory.class).createEntityManager()) {
			entities.getTransaction().begin();
			work.accept(entities);
			entities.getTransaction().commit();
		}
		finally {
			beans.destroySingletons();
		}
	}

	private static ChangelogLoader changelogs(Path module) {
		Path directory = module.resolve("src/main/resources/db/changelog/changes");
		return new ChangelogLoader(ChangelogSettings.of("classpath:/db/changelog/db.changelog-master.yaml", directory),
				new DefaultResourceLoader());
	}

	private DefaultListableBeanFactory beans(DataSource database, String ddlAuto) {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("entityManagerFactory",
				BeanDefinitionBuilder
					.rootBeanDefinition(LocalContainerEntityManagerFactoryBean.class, () -> factory(database, ddlAuto))
					.getBeanDefinition());
		return beans;
	}

	private LocalContainerEntityManagerFactoryBean factory(DataSource database, String ddlAuto) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(database);
		factory.setPersistenceUnitName("case");
		factory.setJpaVendorAdapter(new SharedServices());
		factory.setManagedTypes(PersistenceManagedTypes.of(types().map(Class::getName).toArray(String[]::new)));
		factory.setMappingResources(types().flatMap((type) -> Stream.ofNullable(type.getAnnotation(MappedBeside.class)))
			.map(MappedBeside::value)
			.toArray(String[]::new));
		Map<String, Object> settings = new HashMap<>();
		settings.put("hibernate.hbm2ddl.auto", ddlAuto);
		settings.put("hibernate.physical_naming_strategy", naming().getName());
		settings.put("hibernate.implicit_naming_strategy", SpringImplicitNamingStrategy.class.getName());
		settings.put("hibernate.archive.scanner", DisabledScanner.class.getName());
		factory.setJpaPropertyMap(settings);
		return factory;
	}

	Stream<Class<?>> types() {
		return Arrays.stream(this.entities)
			.flatMap((type) -> (type.getAnnotations().length > 0 && !type.isAnnotationPresent(NamedBy.class))
					? Stream.of(type) : Arrays.stream(type.getDeclaredClasses()));
	}

	Class<? extends PhysicalNamingStrategy> naming() {
		NamedBy named = this.entities[0].getAnnotation(NamedBy.class);
		return (named != null) ? named.value() : PlacedNamingStrategy.class;
	}

}
