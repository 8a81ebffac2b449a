package dev.migrate.cli;

import picocli.CommandLine.Option;

/**
 * {@code -v} of commands that run or undo revisions.
 */
final class VerboseOption {

	@Option(names = { "-v", "--verbose" }, description = "List what each revision does, once it has.")
	boolean on;

}
