package dev.migrate.cli;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ConfigurableBootstrapContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;

/**
 * Turns the application into a command line when its first argument is a command. Comes
 * before the listener that publishes Boot's events, so that the command is there before
 * DevTools looks at the application and over before anything of it hears that it has
 * started.
 */
class CommandRunListener implements SpringApplicationRunListener, Ordered {

	private final SpringApplication application;

	private final String[] args;

	private @Nullable CommandMode mode;

	CommandRunListener(SpringApplication application, String[] args) {
		this.application = application;
		this.args = args;
	}

	@Override
	public int getOrder() {
		return -100;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		this.mode = CommandArguments.of(this.args).map((arguments) -> {
			CommandConsole console = bootstrapContext.getOrElseSupply(CommandConsole.class, CommandConsole::system);
			CommandMode entered = CommandMode.enter(arguments, console, this.application);
			bootstrapContext.register(CommandMode.class, (context) -> entered);
			return entered;
		}).orElse(null);
	}

	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		if (this.mode != null && this.mode.isActive()) {
			this.mode.run(context);
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		if (this.mode != null && !this.mode.isLeft()) {
			this.mode.fail(exception, context);
		}
	}

}
