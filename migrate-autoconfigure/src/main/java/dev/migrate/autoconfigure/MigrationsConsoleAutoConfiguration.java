package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.MigrationService;
import dev.migrate.console.ConsoleSettings;
import dev.migrate.console.MigrationsConsole;
import dev.migrate.console.ReactiveConsole;
import dev.migrate.console.ServletConsole;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.adapter.ForwardedHeaderTransformer;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Auto-configuration for the {@link MigrationsConsole} in applications with Spring MVC or
 * WebFlux.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnBooleanProperty("app.migrate.console.enabled")
@ConditionalOnWebApplication
@ConditionalOnBean(MigrationService.class)
@EnableConfigurationProperties({ MigrateProperties.class, LiquibaseProperties.class })
public final class MigrationsConsoleAutoConfiguration {

	static final String ROUTES = "migrationsConsoleRoutes";

	private static final String SPRING_SECURITY = "springSecurityFilterChain";

	private static final String REACTIVE_SECURITY = "org.springframework.security.web.server.WebFilterChainProxy";

	private static final String LAYOUT = "org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider";

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MigrationsConsole migrationsConsole(MigrateProperties properties, LiquibaseProperties liquibase,
			ApplicationContext context) {
		Boolean write = properties.getConsole().getWrite();
		boolean writing = (write != null) ? write : ApplicationModule.runsFromClasses(context);
		return new MigrationsConsole(
				settings(properties, isSecured(context), writing,
						ClassUtils.isPresent(LAYOUT, context.getClassLoader())),
				() -> List.copyOf(context.getBeansOfType(MigrationService.class).values()),
				DatabaseSettings.secrets(DatabaseSettings.all(properties, liquibase, context.getEnvironment())));
	}

	private static boolean isSecured(ApplicationContext context) {
		ClassLoader classLoader = context.getClassLoader();
		return context.containsBean(SPRING_SECURITY) || (ClassUtils.isPresent(REACTIVE_SECURITY, classLoader)
				&& context.getBeanNamesForType(ClassUtils.resolveClassName(REACTIVE_SECURITY, classLoader)).length > 0);
	}

	private static String path(MigrateProperties properties) {
		return settings(properties, false, false, false).path();
	}

	private static ConsoleSettings settings(MigrateProperties properties, boolean secured, boolean writing,
			boolean diagrams) {
		MigrateProperties.Console console = properties.getConsole();
		return new ConsoleSettings(console.getPath(), console.getRoles(), secured, writing, diagrams);
	}

	/**
	 * Nothing more than the address is there before somebody comes.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(RouterFunction.class)
	static class ServletConsoleConfiguration {

		@Bean(ROUTES)
		RouterFunction<ServerResponse> migrationsConsoleRoutes(MigrateProperties properties,
				ObjectProvider<MigrationsConsole> console) {
			String path = path(properties);
			return RouterFunctions.route(RequestPredicates.path(path).or(RequestPredicates.path(path + "/**")),
					new ServletConsole(console::getObject));
		}

	}

	/**
	 * The same with WebFlux.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class ReactiveConsoleConfiguration {

		private static final List<String> TOMCAT = List.of("server.tomcat.remoteip.remote-ip-header",
				"server.tomcat.remoteip.protocol-header");

		@Bean(ROUTES)
		ReactiveConsole migrationsConsoleRoutes(MigrateProperties properties, ApplicationContext context,
				ObjectProvider<MigrationsConsole> console, ObjectProvider<ForwardedHeaderTransformer> transformers) {
			boolean forwarded = transformers.stream().findAny().isPresent()
					|| believesProxies(context.getEnvironment());
			return new ReactiveConsole(path(properties), forwarded, context, console::getObject);
		}

		/** These servers leave no trace of what they have taken for true. */
		private static boolean believesProxies(Environment environment) {
			String strategy = environment.getProperty("server.forward-headers-strategy");
			if (TOMCAT.stream().anyMatch(environment::containsProperty)) {
				return true;
			}
			CloudPlatform platform = CloudPlatform.getActive(environment);
			return (strategy != null) ? !strategy.equalsIgnoreCase("none")
					: platform != null && platform.isUsingForwardHeaders();
		}

	}

}
