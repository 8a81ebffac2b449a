package dev.migrate.cli;

/**
 * Colours for a terminal that wants them.
 *
 * @param on whether it does
 */
record Palette(boolean on) {

	String red(String text) {
		return paint("31", text);
	}

	String green(String text) {
		return paint("32", text);
	}

	String yellow(String text) {
		return paint("33", text);
	}

	String bold(String text) {
		return paint("1", text);
	}

	private String paint(String code, String text) {
		return this.on ? "\033[" + code + "m" + text + "\033[0m" : text;
	}

}
