package dev.migrate.console;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.sql.DataSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.orm.jpa.persistenceunit.PersistenceManagedTypes;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.DefaultSecurityFilterChain;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.HttpSessionCsrfTokenRepository;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestFilter;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/**
 * A web application with the console, on a server of its own.
 */
record ConsoleApplication(ConfigurableApplicationContext context) implements AutoCloseable {

	/**
	 * Starts an application without Spring Security.
	 */
	static ConsoleApplication open(Path module, DataSource database, List<Class<?>> entities, String... properties) {
		return start(Open.class, new DefaultResourceLoader(), module, database, entities, properties);
	}

	/**
	 * Starts an application without what lays out diagrams.
	 */
	static ConsoleApplication withoutDiagrams(Path module, DataSource database) {
		return start(Open.class, new DefaultResourceLoader(new FilteredClassLoader("org.eclipse.elk")), module,
				database, List.of());
	}

	/**
	 * Starts an application that Spring Security lets everybody into, and in which ada is
	 * an administrator and bob is not.
	 */
	static ConsoleApplication secured(Path module, DataSource database, List<Class<?>> entities, String... properties) {
		return start(Secured.class, new DefaultResourceLoader(), module, database, entities, properties);
	}

	private static ConsoleApplication start(Class<?> application, ResourceLoader loader, Path module,
			DataSource database, List<Class<?>> entities, String... properties) {
		return new ConsoleApplication(
				new SpringApplicationBuilder(application).resourceLoader(loader)
					.properties(Stream.concat(
							Stream.of("server.port=0", "spring.main.banner-mode=off", "spring.jpa.open-in-view=false",
									"spring.jpa.hibernate.ddl-auto=none", "app.migrate.console.enabled=true",
									"app.migrate.directory="
											+ module.resolve("src/main/resources/db/changelog/changes")),
							Stream.of(properties))
						.toArray(String[]::new))
					.initializers((context) -> {
						GenericApplicationContext beans = (GenericApplicationContext) context;
						beans.registerBean("dataSource", DataSource.class, () -> database);
						beans.registerBean(PersistenceManagedTypes.class, () -> PersistenceManagedTypes
							.of(entities.stream().map(Class::getName).toArray(String[]::new)));
					})
					.run());
	}

	int port() {
		return ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
	}

	/**
	 * What somebody at the same machine gets.
	 */
	HttpAnswer get(String path, String... headers) {
		return send("GET", path, "", headers);
	}

	HttpAnswer post(String path, Map<String, String> form, String... headers) {
		return send("POST", path,
				String.join("&",
						form.entrySet()
							.stream()
							.map((entry) -> ConsoleRequest.query(entry.getKey(), entry.getValue()))
							.toList()),
				headers);
	}

	HttpAnswer send(String method, String path, String body, String... headers) {
		boolean named = Stream.of(headers).anyMatch((header) -> header.startsWith("Host:"));
		return HttpAnswer.to(InetAddress.getLoopbackAddress(), port(), body,
				Stream
					.concat(Stream.of(method + " " + path + " HTTP/1.1",
							named ? "Accept: text/html" : "Host: localhost:" + port()), Stream.of(headers))
					.toArray(String[]::new));
	}

	@Override
	public void close() {
		this.context.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
	static class Open {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = FlywayAutoConfiguration.class)
	static class Secured {

		@Bean
		FilterChainProxy springSecurityFilterChain() throws Exception {
			SecurityContextHolderAwareRequestFilter principals = new SecurityContextHolderAwareRequestFilter();
			principals.afterPropertiesSet();
			DaoAuthenticationProvider users = new DaoAuthenticationProvider(new InMemoryUserDetailsManager(
					User.withUsername("ada").password("{noop}secret").roles("ADMIN").build(),
					User.withUsername("bob").password("{noop}secret").roles("USER").build()));
			return new FilterChainProxy(new DefaultSecurityFilterChain(AnyRequestMatcher.INSTANCE,
					new SecurityContextHolderFilter(new RequestAttributeSecurityContextRepository()),
					new CsrfFilter(new HttpSessionCsrfTokenRepository()),
					new BasicAuthenticationFilter(new ProviderManager(users)), principals,
					new AnonymousAuthenticationFilter("anonymous")));
		}

	}

}
