package dev.migrate.cli;

import org.springframework.boot.BootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Prepares the application for a command, once its configuration has been read and can
 * say that it wants none.
 */
class CommandEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

	private final BootstrapContext bootstrapContext;

	CommandEnvironmentPostProcessor(BootstrapContext bootstrapContext) {
		this.bootstrapContext = bootstrapContext;
	}

	@Override
	public int getOrder() {
		return LOWEST_PRECEDENCE;
	}

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		if (!this.bootstrapContext.isRegistered(CommandMode.class)) {
			return;
		}
		CommandMode mode = this.bootstrapContext.get(CommandMode.class);
		if (environment.getProperty("app.migrate.cli.enabled", Boolean.class, true)) {
			mode.activate(environment);
		}
		else {
			mode.leave();
		}
	}

}
