package dev.migrate.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How wide the terminal is: what {@code COLUMNS} says, or what it says itself.
 */
final class TerminalWidth {

	private static final int LEAST = 20;

	private static final Pattern SIZE = Pattern.compile("\\d+ ([1-9]\\d{0,3})");

	private TerminalWidth() {
	}

	static int read(Map<String, String> environment) {
		String columns = environment.getOrDefault("COLUMNS", "");
		int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : ask();
		return Math.max(LEAST, width);
	}

	/**
	 * The library asks in more ways, but takes no terminal to be narrower than its help.
	 */
	private static int ask() {
		try {
			Process stty = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT)
				.redirectError(Redirect.DISCARD)
				.start();
			if (stty.waitFor(1, TimeUnit.SECONDS)) {
				Matcher size = SIZE
					.matcher(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip());
				if (size.matches()) {
					return Integer.parseInt(size.group(1));
				}
			}
		}
		catch (IOException ex) {
			// Not there, as on Windows
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		return new UsageMessageSpec().autoWidth(true).width();
	}

}
