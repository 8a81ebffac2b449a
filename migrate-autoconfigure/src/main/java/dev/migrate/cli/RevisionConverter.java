package dev.migrate.cli;

import picocli.CommandLine.ITypeConverter;

/**
 * Reads the name of a revision. {@code -1} is one as well, which picocli would take for
 * an option: it gets to see a minus sign in place of the dash.
 */
final class RevisionConverter implements ITypeConverter<String> {

	private static final String MINUS = "\u2212";

	/**
	 * The argument as picocli may see it.
	 */
	static String disguise(String argument) {
		return argument.matches("-\\d+") ? MINUS + argument.substring(1) : argument;
	}

	@Override
	public String convert(String value) {
		return value.startsWith(MINUS) ? "-" + value.substring(1) : value;
	}

}
