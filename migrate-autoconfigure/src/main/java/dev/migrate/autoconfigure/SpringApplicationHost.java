package dev.migrate.autoconfigure;

import java.nio.file.Path;

import dev.migrate.HostApplication;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * The running Spring Boot application.
 */
final class SpringApplicationHost implements HostApplication {

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	SpringApplicationHost(ListableBeanFactory beanFactory, Environment environment) {
		this.beanFactory = beanFactory;
		this.environment = environment;
	}

	@Override
	public Path module() {
		return ApplicationModule.directory(this.beanFactory);
	}

	@Override
	public @Nullable String mainClass() {
		return this.environment.getProperty("app.migrate.cli.main-class");
	}

}
