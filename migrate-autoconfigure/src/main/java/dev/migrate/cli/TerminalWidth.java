package dev.migrate.cli;

import java.util.Map;

import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * How wide the terminal is: what {@code COLUMNS} says, or what it says itself.
 */
final class TerminalWidth {

	private static final int LEAST = 20;

	private TerminalWidth() {
	}

	static int read(Map<String, String> environment) {
		String columns = environment.getOrDefault("COLUMNS", "");
		int width = columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns)
				: new UsageMessageSpec().autoWidth(true).width();
		return Math.max(LEAST, width);
	}

}
