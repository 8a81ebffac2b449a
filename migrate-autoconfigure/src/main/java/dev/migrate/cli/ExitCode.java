package dev.migrate.cli;

/**
 * What the process tells whoever started it.
 */
final class ExitCode {

	/** Done, or the answer is yes. */
	static final int DONE = 0;

	/** The answer is no: a check found something. */
	static final int NO = 1;

	/** The command line is wrong. */
	static final int USAGE = 2;

	/** Failed or refused. */
	static final int FAILED = 3;

	private ExitCode() {
	}

}
