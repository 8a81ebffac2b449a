package dev.migrate.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.model.Applications.SmallEntities;
import dev.migrate.model.empty.Nothing;
import dev.migrate.model.rich.Keys;
import dev.migrate.model.small.Customer;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.spi.ClassTransformer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.jpa.HibernatePersistenceProvider;
import org.hibernate.jpa.boot.spi.IntegratorProvider;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.orm.jpa.EntityManagerFactoryBuilderCustomizer;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.orm.jpa.persistenceunit.MutablePersistenceUnitInfo;
import org.springframework.orm.jpa.vendor.HibernateJpaVendorAdapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class ModelCaptureTests {

	private static final String CUSTOMER = Customer.class.getName();

	private static final String VALIDATE = "spring.jpa.hibernate.ddl-auto=validate";

	private final DataSource database = TestDatabases.h2Database();

	@Test
	void knowsTheEntitiesOfTheRunningApplication() {
		Applications.starting(this.database).withUserConfiguration(SmallEntities.class).run((context) -> {
			assertThat(context).hasSingleBean(EntityManagerFactory.class);
			assertThat(entities(context)).containsExactly(CUSTOMER);
		});
	}

	@Test
	void knowsTheSameAgainWhenItsMemoryHasBeenNeeded() {
		Applications.starting(this.database).withUserConfiguration(PrimaryFactory.class).run((context) -> {
			ModelCapture capture = context.getBean(ModelCapture.class);
			EntityModel before = capture.source("second").get();
			assertThat(capture.source("second").get()).isSameAs(before);
			capture.forget();
			EntityModel again = capture.source("second").get();
			assertThat(again).isNotSameAs(before).isSameAs(capture.source("second").get());
			assertThat(again.entityNames()).isEqualTo(before.entityNames());
			assertThat(again.creationCommands()).isNotEmpty()
				.containsExactlyInAnyOrderElementsOf(before.creationCommands());
		});
	}

	@Test
	void asksTheApplicationsOwnIntegratorsAgainToo() {
		OwnIntegrators.integrated.clear();
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.integrator_provider=" + OwnIntegrators.class.getName())
			.run((context) -> {
				context.getBean(ModelCapture.class).forget();
				assertThat(entities(context)).containsExactly(CUSTOMER);
				assertThat(OwnIntegrators.integrated).hasSize(2);
			});
	}

	@Test
	void buildsTheFactoryWhenItsEntitiesAreAskedFor() {
		Applications.commanding(this.database).withUserConfiguration(SmallEntities.class).run((context) -> {
			assertThat(context.getBeanFactory().containsSingleton("entityManagerFactory")).isFalse();
			assertThat(entities(context)).containsExactly(CUSTOMER);
		});
	}

	@Test
	void breaksTheBuildingOffQuietlyWhenOnlyTheEntitiesAreWanted(CapturedOutput output) {
		Applications.commanding(this.database).withUserConfiguration(SmallEntities.class).run((context) -> {
			assertThat(entities(context)).containsExactly(CUSTOMER);
			assertThat(entities(context)).containsExactly(CUSTOMER);
			assertThat(context.getBeanFactory().containsSingleton("entityManagerFactory")).isFalse();
		});
		assertThat(output).doesNotContain("ERROR").doesNotContain("Exception");
	}

	@Test
	void waitsForAFactoryThatIsBuiltInTheBackground() {
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, BackgroundBootstrap.class)
			.run((context) -> assertThat(entities(context)).containsExactly(CUSTOMER));
	}

	@Test
	void doesNotLeaveTheEntitiesToTheBackgroundWhenOnlyTheyAreWanted() {
		Applications.commanding(this.database)
			.withUserConfiguration(SmallEntities.class, BackgroundBootstrap.class)
			.run((context) -> assertThat(entities(context)).containsExactly(CUSTOMER));
	}

	@Test
	void capturesAFactoryThatBootDidNotMake() {
		Applications.starting(this.database)
			.withUserConfiguration(OwnFactory.class)
			.run((context) -> assertThat(entities(context)).containsExactly(CUSTOMER));
	}

	@Test
	void takesThePrimaryOneOfSeveralFactories() {
		Applications.starting(this.database).withUserConfiguration(PrimaryFactory.class).run((context) -> {
			assertThat(entities(context)).containsExactly(CUSTOMER);
			ModelCapture capture = context.getBean(ModelCapture.class);
			assertThat(capture.source("second").get().entityNames()).contains("dev.migrate.model.rich.Keys$Sequenced");
		});
	}

	@Test
	void listenersRunBeforeHibernateValidatesTheSchema() {
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, CreatingListener.class)
			.withPropertyValues(VALIDATE)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void withoutTheListenerThatSchemaIsInvalid() {
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues(VALIDATE)
			.run((context) -> assertThat(context.getStartupFailure())
				.hasStackTraceContaining("Schema-validation: missing"));
	}

	@Test
	void anExceptionOfAListenerEndsTheStartAndIsTheCause() {
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, FailingListener.class)
			.run((context) -> assertThat(context.getStartupFailure()).hasRootCause(FailingListener.FAILURE));
	}

	@Test
	void listenersHearOfThePrimaryFactoryOnly() {
		CountingListener.calls.set(0);
		Applications.starting(this.database)
			.withUserConfiguration(PrimaryFactory.class, CountingListener.class)
			.run((context) -> assertThat(CountingListener.calls).hasValue(1));
	}

	@Test
	void listenersHearNothingOfAFactoryWithoutEntities() {
		CountingListener.calls.set(0);
		Applications.starting(this.database)
			.withUserConfiguration(NoEntities.class, CountingListener.class)
			.run((context) -> assertThat(CountingListener.calls).hasValue(0));
	}

	@Test
	void aListenerMayBringASequenceIntoStep() {
		TestDatabases.execute(this.database, "create sequence customer_seq increment by 10");
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, AlteringListener.class)
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void aSequenceThatIsStillOutOfStepAfterwardsEndsTheStart() {
		TestDatabases.execute(this.database, "create sequence customer_seq increment by 10");
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, CountingListener.class)
			.run((context) -> assertThat(context.getStartupFailure()).rootCause()
				.isInstanceOf(MigrationException.class)
				.hasMessage("The sequence customer_seq counts in steps of 10 in the database, and in steps of 50 in"
						+ " the entities: ids would be handed out twice.")
				.extracting("action")
				.isEqualTo("Run the pending revision that changes the sequence (migrate, or"
						+ " app.migrate.auto-apply=true), or write one with makemigrations."));
	}

	@Test
	void anApplicationThatMakesDoWithItsSequencesStillDoes() {
		TestDatabases.execute(this.database, "create sequence customer_seq increment by 10");
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class, CountingListener.class)
			.withPropertyValues("spring.jpa.properties.hibernate.id.sequence.increment_size_mismatch_strategy=fix")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void theApplicationsOwnIntegratorsStillRun() {
		OwnIntegrators.integrated.clear();
		Applications.starting(this.database)
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.integrator_provider=" + OwnIntegrators.class.getName())
			.run((context) -> {
				assertThat(OwnIntegrators.integrated).hasSize(1);
				assertThat(entities(context)).containsExactly(CUSTOMER);
			});
	}

	@Test
	void soDoThoseOfAPersistenceUnitsOwnProperties() {
		OwnIntegrators.integrated.clear();
		Applications.starting(this.database).withUserConfiguration(UnitWithIntegrators.class).run((context) -> {
			assertThat(OwnIntegrators.integrated).hasSize(1);
			assertThat(entities(context)).containsExactly(CUSTOMER);
		});
	}

	@Test
	void saysThatThereIsNoEntityManagerFactory() {
		ModelCapture capture = new ModelCapture(true);
		capture.setBeanFactory(new DefaultListableBeanFactory());
		assertRefused(() -> capture.source().get(), "There is no entity manager factory, hence no entities.",
				"Add spring-boot-starter-data-jpa and a DataSource, and check that HibernateJpaAutoConfiguration is"
						+ " not excluded. Without entities, write revisions by hand: 'makemigrations --empty'.");
	}

	@Test
	void saysWhichPackagesHoldNoEntities() {
		Applications.commanding(this.database)
			.withUserConfiguration(NoEntities.class)
			.run((context) -> assertRefused(() -> entities(context),
					"The entity manager factory 'entityManagerFactory' has no entities."
							+ " Packages scanned: dev.migrate.model.empty.",
					"Put classes annotated with @Entity into these packages or below, or name theirs with"
							+ " @EntityScan."));
	}

	@Test
	void saysThatItCannotChooseAmongSeveralFactories() {
		Applications.commanding(this.database)
			.withUserConfiguration(OwnFactory.class, SecondFactory.class)
			.run((context) -> assertRefused(() -> entities(context),
					"There are several entity manager factories, and none of them is primary: own, second.",
					"Mark the one whose entities are to be migrated with @Primary."));
	}

	@Test
	void saysThatAFactoryWasMadeInAWayThatHidesItsEntities() {
		Applications.starting(this.database)
			.withUserConfiguration(HandMadeFactory.class)
			.run((context) -> assertRefused(() -> entities(context),
					"The entities of the entity manager factory 'handMade' cannot be read: Hibernate did not build it"
							+ " through Spring's LocalContainerEntityManagerFactoryBean.",
					"Declare it as a LocalContainerEntityManagerFactoryBean with Hibernate as the JPA provider."));
	}

	@Test
	void saysWhyTheFactoryCannotBeBuilt() {
		Applications.commanding(this.database)
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.properties.hibernate.physical_naming_strategy=no.such.Strategy")
			.run((context) -> assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> entities(context))
				.withMessageStartingWith("The entities cannot be read, because the entity manager factory"
						+ " 'entityManagerFactory' cannot be built: ")
				.withMessageContaining("no.such.Strategy")
				.extracting(MigrationException::getAction)
				.isEqualTo("Correct what the message names: a mapping, a setting or the connection to the"
						+ " database."));
	}

	@Test
	void saysWhichDependencyHasTheDialect() {
		Applications.commanding(this.database)
			.withUserConfiguration(SmallEntities.class)
			.withPropertyValues("spring.jpa.database-platform=org.hibernate.community.dialect.NoSuchDialect")
			.run((context) -> assertThatExceptionOfType(MigrationException.class).isThrownBy(() -> entities(context))
				.withMessageStartingWith("Hibernate has no dialect for the engine: ")
				.extracting(MigrationException::getAction)
				.isEqualTo(
						"Add the dependency org.hibernate.orm:hibernate-community-dialects, which has that of SQLite,"
								+ " or another one that brings the dialect along, and name it in"
								+ " spring.jpa.database-platform."));
	}

	private static List<String> entities(ApplicationContext context) {
		return context.getBean(ModelCapture.class).source().get().entityNames();
	}

	private static void listen(ConfigurableListableBeanFactory beans, Consumer<EntityModel> listener) {
		beans.getBean(ModelCapture.class).onCaptured(listener);
	}

	private static void assertRefused(ThrowingCallable call, String message, String action) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(call)
			.withMessage(message)
			.extracting(MigrationException::getAction)
			.isEqualTo(action);
	}

	private static LocalContainerEntityManagerFactoryBean factory(DataSource database, Class<?> packageOf) {
		LocalContainerEntityManagerFactoryBean factory = new LocalContainerEntityManagerFactoryBean();
		factory.setDataSource(database);
		factory.setPackagesToScan(packageOf.getPackageName());
		factory.setJpaVendorAdapter(new HibernateJpaVendorAdapter());
		return factory;
	}

	@Configuration(proxyBeanMethods = false)
	@EntityScan(basePackageClasses = Nothing.class)
	static class NoEntities {

	}

	@Configuration(proxyBeanMethods = false)
	static class BackgroundBootstrap {

		@Bean
		EntityManagerFactoryBuilderCustomizer backgroundBootstrap() {
			return (builder) -> builder.setBootstrapExecutor(new SimpleAsyncTaskExecutor());
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean own(DataSource database) {
			return factory(database, Customer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class SecondFactory {

		@Bean
		LocalContainerEntityManagerFactoryBean second(DataSource database) {
			return factory(database, Keys.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class PrimaryFactory extends SecondFactory {

		@Bean
		@Primary
		LocalContainerEntityManagerFactoryBean first(DataSource database) {
			return factory(database, Customer.class);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class UnitWithIntegrators {

		@Bean
		LocalContainerEntityManagerFactoryBean own(DataSource database) {
			LocalContainerEntityManagerFactoryBean factory = factory(database, Customer.class);
			Properties properties = new Properties();
			properties.put("hibernate.integrator_provider", new OwnIntegrators());
			factory.setPersistenceUnitPostProcessors((unit) -> unit.setProperties(properties));
			return factory;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class HandMadeFactory {

		@Bean(destroyMethod = "close")
		EntityManagerFactory handMade(DataSource database) {
			return new HibernatePersistenceProvider().createContainerEntityManagerFactory(unit(database), Map.of());
		}

		private static MutablePersistenceUnitInfo unit(DataSource database) {
			var unit = new MutablePersistenceUnitInfo() {

				@Override
				public ClassLoader getClassLoader() {
					return ModelCaptureTests.class.getClassLoader();
				}

				@Override
				public ClassLoader getNewTempClassLoader() {
					return getClassLoader();
				}

				@Override
				public void addTransformer(ClassTransformer transformer) {
				}

			};
			unit.setPersistenceUnitName("handMade");
			unit.setNonJtaDataSource(database);
			unit.setExcludeUnlistedClasses(true);
			unit.addManagedClassName(CUSTOMER);
			return unit;
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CreatingListener {

		@Bean
		static BeanFactoryPostProcessor listener() {
			return (beans) -> listen(beans,
					(model) -> TestDatabases.execute(beans.getBean(DataSource.class),
							"create table customer (id bigint primary key, first_name varchar(255))",
							"create sequence customer_seq increment by 50"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class AlteringListener {

		@Bean
		static BeanFactoryPostProcessor listener() {
			return (beans) -> listen(beans, (model) -> TestDatabases.execute(beans.getBean(DataSource.class),
					"alter sequence customer_seq increment by 50"));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class FailingListener {

		static final IllegalStateException FAILURE = new IllegalStateException("Not like this");

		@Bean
		static BeanFactoryPostProcessor listener() {
			return (beans) -> listen(beans, (model) -> {
				throw FAILURE;
			});
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class CountingListener {

		static final AtomicInteger calls = new AtomicInteger();

		@Bean
		static BeanFactoryPostProcessor listener() {
			return (beans) -> listen(beans, (model) -> calls.incrementAndGet());
		}

	}

	public static class OwnIntegrators implements IntegratorProvider, Integrator {

		static final List<String> integrated = new ArrayList<>();

		@Override
		public List<Integrator> getIntegrators() {
			return List.of(this);
		}

		@Override
		public void integrate(Metadata metadata, BootstrapContext bootstrapContext,
				SessionFactoryImplementor sessionFactory) {
			integrated.add(String.valueOf(metadata.getEntityBindings().size()));
		}

		@Override
		public void disintegrate(SessionFactoryImplementor sessionFactory,
				SessionFactoryServiceRegistry serviceRegistry) {
		}

	}

}
