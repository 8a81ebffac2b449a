package dev.migrate.cli;

import java.util.Map;

import dev.migrate.MigrationService;

import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs commands against a front door with known things behind it.
 */
abstract class CommandTest {

	protected final StubMigrationService service = new StubMigrationService();

	private TestConsole console = TestConsole.pipe();

	/**
	 * Runs a command where nobody can be asked.
	 */
	protected int run(String... args) {
		return run(TestConsole.pipe(), args);
	}

	/**
	 * Runs a command at a console.
	 */
	protected int run(TestConsole console, String... args) {
		this.console = console;
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			context.getEnvironment()
				.getPropertySources()
				.addFirst(new MapPropertySource("test", Map.of("spring.application.name", "shop")));
			context.registerBean(MigrationService.class, this::service);
			context.refresh();
			CommandArguments arguments = CommandArguments.of(args).orElseThrow();
			CommandExecutor executor = new CommandExecutor(arguments, console.console());
			return executor.answerWithoutApplication().orElseGet(() -> executor.execute(context));
		}
	}

	/**
	 * What is behind the front door.
	 */
	protected MigrationService service() {
		return this.service;
	}

	protected void assertOut(String... lines) {
		assertThat(this.console.out()).isEqualTo(text(lines));
	}

	protected void assertErr(String... lines) {
		assertThat(this.console.err()).isEqualTo(text(lines));
	}

	protected String out() {
		return this.console.out();
	}

	protected String err() {
		return this.console.err();
	}

	private static String text(String... lines) {
		return (lines.length == 0) ? "" : String.join("\n", lines) + "\n";
	}

}
