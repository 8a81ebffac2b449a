package dev.migrate.cli;

/**
 * The line at a terminal that says what is going on, with a bar behind it that comes and
 * goes. On its way to a file nobody is waiting: there is no bar.
 */
final class StatusLine {

	private static final int BAR = 12;

	private static final int BLOCK = 3;

	/** Wider than this, a line would break on the narrowest terminal that is common. */
	private static final int WIDTH = 79;

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
		session.begin(text);
		return new StatusLine(session, text);
	}

	/**
	 * How far it is.
	 */
	void progressed(int percent) {
		int full = percent * BAR / 100;
		show(" [" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + percent + "%");
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
		String line = this.text.substring(0, Math.max(0, Math.min(this.text.length(), WIDTH - bar.length()))) + bar;
		if (!line.equals(this.shown)) {
			this.session.begin("\r" + line + " ".repeat(Math.max(0, this.shown.length() - line.length())));
			this.shown = line;
		}
	}

}
