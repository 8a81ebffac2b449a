package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.MigrationService;
import dev.migrate.console.ConsoleSettings;
import dev.migrate.console.MigrationsConsole;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.util.ClassUtils;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Auto-configuration for the {@link MigrationsConsole} in applications with Spring MVC.
 */
@AutoConfiguration(after = MigrateAutoConfiguration.class)
@ConditionalOnBooleanProperty("app.migrate.console.enabled")
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnClass(RouterFunction.class)
@ConditionalOnBean(MigrationService.class)
@EnableConfigurationProperties({ MigrateProperties.class, LiquibaseProperties.class })
public final class MigrationsConsoleAutoConfiguration {

	static final String ROUTES = "migrationsConsoleRoutes";

	private static final String SPRING_SECURITY = "springSecurityFilterChain";

	private static final String LAYOUT = "org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider";

	/**
	 * Nothing more than the address is there before somebody comes.
	 */
	@Bean(ROUTES)
	RouterFunction<ServerResponse> migrationsConsoleRoutes(MigrateProperties properties,
			ObjectProvider<MigrationsConsole> console) {
		String path = settings(properties, false, false, false).path();
		return RouterFunctions.route(RequestPredicates.path(path).or(RequestPredicates.path(path + "/**")),
				(request) -> console.getObject().answer(request));
	}

	@Bean
	@Lazy
	@ConditionalOnMissingBean
	MigrationsConsole migrationsConsole(MigrateProperties properties, LiquibaseProperties liquibase,
			ApplicationContext context) {
		Boolean write = properties.getConsole().getWrite();
		boolean writing = (write != null) ? write : ApplicationModule.runsFromClasses(context);
		return new MigrationsConsole(
				settings(properties, context.containsBean(SPRING_SECURITY), writing,
						ClassUtils.isPresent(LAYOUT, context.getClassLoader())),
				() -> List.copyOf(context.getBeansOfType(MigrationService.class).values()),
				DatabaseSettings.secrets(DatabaseSettings.all(properties, liquibase, context.getEnvironment())));
	}

	private static ConsoleSettings settings(MigrateProperties properties, boolean secured, boolean writing,
			boolean diagrams) {
		MigrateProperties.Console console = properties.getConsole();
		return new ConsoleSettings(console.getPath(), console.getRoles(), secured, writing, diagrams);
	}

}
