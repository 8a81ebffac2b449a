package dev.migrate.sample.commands;

import java.util.List;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How a command ended.
 *
 * @param exitCode its exit code
 * @param out what it wrote to standard output, or to the terminal
 * @param err what it wrote to standard error
 * @param gone what stood at the terminal for a while, until something else took its place
 */
public record Outcome(int exitCode, String out, String err, List<String> gone) {

	Outcome(int exitCode, String out, String err) {
		this(exitCode, out, err, List.of());
	}

	/**
	 * It has ended with this exit code.
	 */
	public Outcome endsWith(int exitCode) {
		assertThat(this.exitCode).as("exit code%n%s%n%s", this.out, this.err).isEqualTo(exitCode);
		return this;
	}

	/**
	 * All of it, as a case tells it.
	 */
	String told() {
		String errors = this.err.lines().map((line) -> "! " + line + "\n").collect(Collectors.joining());
		return this.out + errors + ((this.exitCode != 0) ? "? " + this.exitCode + "\n" : "");
	}

}
