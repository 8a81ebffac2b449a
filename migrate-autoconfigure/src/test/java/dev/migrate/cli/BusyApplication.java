package dev.migrate.cli;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import javax.sql.DataSource;

import jakarta.annotation.PostConstruct;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Id;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.ExitCodeExceptionMapper;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.server.ConfigurableServletWebServerFactory;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.init.DataSourceInitializer;
import org.springframework.jms.annotation.JmsListener;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application in which everything that can start does so, and says so.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@EnableScheduling
@Import({ BusyApplication.Postconstructed.class, BusyApplication.Initialized.class, BusyApplication.Singleton.class,
		BusyApplication.Eager.class, BusyApplication.Lifecycle.class, BusyApplication.Listener.class,
		BusyApplication.AnnotatedListener.class, BusyApplication.Job.class, BusyApplication.Controller.class,
		BusyApplication.ExitCodes.class, BusyApplication.ExitCodeMapper.class, BusyApplication.Messages.class,
		BusyApplication.Prices.class })
@EnableCaching
class BusyApplication {

	static final List<String> STARTED = new CopyOnWriteArrayList<>();

	@Bean
	CommandLineRunner commandLineRunner() {
		return (args) -> STARTED.add("command line runner");
	}

	@Bean
	ApplicationRunner applicationRunner() {
		return (args) -> STARTED.add("application runner");
	}

	@Bean
	WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> server() {
		return (factory) -> STARTED.add("server");
	}

	@Bean
	DataSourceInitializer dataSourceInitializer(DataSource dataSource) {
		STARTED.add("database initializer");
		DataSourceInitializer initializer = new DataSourceInitializer();
		initializer.setDataSource(dataSource);
		initializer.setDatabasePopulator((connection) -> {
		});
		return initializer;
	}

	/** Nobody is there, which is seen by who asks. */
	@Bean
	ConnectionFactory broker() {
		return (ConnectionFactory) Proxy.newProxyInstance(BusyApplication.class.getClassLoader(),
				new Class<?>[] { ConnectionFactory.class }, (proxy, method, arguments) -> switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					case "toString" -> "broker";
					default -> {
						STARTED.add("message listener");
						throw new JMSException("No broker");
					}
				});
	}

	@Bean
	ApplicationListener<ApplicationStartedEvent> warming(Prices prices) {
		return (event) -> prices.of("soap");
	}

	/**
	 * An entity, so that there is an entity manager factory.
	 */
	@Entity(name = "busy")
	static class Busy {

		@Id
		Long id;

	}

	@Component
	static class Postconstructed {

		@PostConstruct
		void start() {
			STARTED.add("post construct");
		}

	}

	@Component
	static class Initialized implements InitializingBean {

		Initialized(EntityManagerFactory factory) {
			STARTED.add("entity manager factory");
		}

		@Override
		public void afterPropertiesSet() {
			STARTED.add("initializing bean");
		}

	}

	@Component
	static class Singleton implements SmartInitializingSingleton {

		@Override
		public void afterSingletonsInstantiated() {
			STARTED.add("smart initializing singleton");
		}

	}

	@Component
	@Lazy(false)
	static class Eager {

		Eager() {
			STARTED.add("eager bean");
		}

	}

	@Component
	static class Lifecycle implements SmartLifecycle {

		@Override
		public void start() {
			STARTED.add("lifecycle");
		}

		@Override
		public void stop() {
		}

		@Override
		public boolean isRunning() {
			return false;
		}

	}

	@Component
	static class Listener implements ApplicationListener<ApplicationEvent> {

		@Override
		public void onApplicationEvent(ApplicationEvent event) {
			STARTED.add("listener");
		}

	}

	@Component
	static class AnnotatedListener {

		@EventListener
		void on(ApplicationEvent event) {
			STARTED.add("annotated listener");
		}

	}

	@Component
	static class Job {

		@Scheduled(fixedRate = 10)
		void run() {
			STARTED.add("job");
		}

	}

	@RestController
	static class Controller {

		Controller() {
			STARTED.add("controller");
		}

	}

	@Component
	static class ExitCodes implements ExitCodeGenerator {

		ExitCodes() {
			STARTED.add("exit code generator");
		}

		@Override
		public int getExitCode() {
			return 99;
		}

	}

	@Component
	static class ExitCodeMapper implements ExitCodeExceptionMapper {

		ExitCodeMapper() {
			STARTED.add("exit code mapper");
		}

		@Override
		public int getExitCode(Throwable exception) {
			return 98;
		}

	}

	@Component
	static class Messages {

		@JmsListener(destination = "orders")
		void on(String order) {
		}

	}

	/**
	 * Has a cache that is filled as soon as the application has started.
	 */
	@Component
	static class Prices {

		@Cacheable("prices")
		public int of(String article) {
			STARTED.add("cache");
			return article.length();
		}

	}

}
