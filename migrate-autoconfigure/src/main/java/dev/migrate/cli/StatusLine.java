package dev.migrate.cli;

/**
 * The line at a terminal that says what is going on, with a bar behind it that comes and
 * goes. On its way to a file nobody is waiting: there is no bar.
 */
final class StatusLine {

	private static final int BAR = 12;

	private static final int BLOCK = 3;

	/** The longest result that stands behind a line. */
	private static final int RESULT = " FAILED".length();

	private final CommandSession session;

	private final String text;

	private String shown = "";

	private StatusLine(CommandSession session, String text) {
		this.session = session;
		this.text = text;
	}

	/**
	 * Begins a line, which the result is printed behind.
	 */
	static StatusLine begin(CommandSession session, String text) {
		String fitted = session.fit(text + "_".repeat(RESULT));
		String lines = fitted.substring(0, fitted.length() - RESULT);
		session.begin(lines);
		return new StatusLine(session, lines.substring(lines.lastIndexOf('\n') + 1));
	}

	/**
	 * How far it is.
	 * @param of which one of how many this is, or empty text
	 */
	void progressed(int percent, String of) {
		int full = percent * BAR / 100;
		show(" [" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + percent + "%" + of);
	}

	/**
	 * It is still going on, and does not say how far it is.
	 */
	void waited(long seconds) {
		int place = (int) (seconds % (BAR - BLOCK + 1));
		show(" [" + "-".repeat(place) + "#".repeat(BLOCK) + "-".repeat(BAR - BLOCK - place) + "] " + seconds + " s");
	}

	/**
	 * Takes the bar away.
	 */
	void clear() {
		if (!this.shown.isEmpty()) {
			this.session.begin("\r" + " ".repeat(this.shown.length()) + "\r" + this.text);
		}
		this.shown = "";
	}

	private void show(String bar) {
		if (!this.session.interactive()) {
			return;
		}
		// A cursor behind the last character would be in the next line of some terminals
		int room = this.session.columns() - 1 - bar.length();
		String line = this.text.substring(0, Math.max(0, Math.min(this.text.length(), room))) + bar;
		if (!line.equals(this.shown)) {
			this.session.begin("\r" + line + " ".repeat(Math.max(0, this.shown.length() - line.length())));
			this.shown = line;
		}
	}

}
