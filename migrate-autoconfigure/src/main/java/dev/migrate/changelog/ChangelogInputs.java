package dev.migrate.changelog;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What Liquibase has asked for while it read a changelog. Whether the answers are still
 * the same can be found out without it, by {@link ChangelogDigest}.
 *
 * @param files the files that it opened or missed
 * @param folders the folders that it listed, whose files need not be among the others
 * @param parameters the names of the changelog parameters that it looked up
 */
public record ChangelogInputs(SortedSet<String> files, SortedSet<String> folders, SortedSet<String> parameters) {

	/**
	 * Reads what {@link #text} has written.
	 */
	public static ChangelogInputs parse(String text) {
		ChangelogInputs inputs = new ChangelogInputs(new TreeSet<>(), new TreeSet<>(), new TreeSet<>());
		text.lines().filter((line) -> !line.isEmpty()).forEach((line) -> {
			switch (line.charAt(0)) {
				case 'f' -> inputs.files.add(line.substring(1));
				case 'd' -> inputs.folders.add(line.substring(1));
				case 'p' -> inputs.parameters.add(line.substring(1));
				default -> throw new IllegalArgumentException("Not an input of a changelog: " + line);
			}
		});
		return inputs;
	}

	/**
	 * One line for each.
	 */
	public String text() {
		StringBuilder text = new StringBuilder();
		write(text, 'd', this.folders);
		write(text, 'f', this.files);
		write(text, 'p', this.parameters);
		return text.toString();
	}

	private static void write(StringBuilder text, char kind, Collection<String> names) {
		names.forEach((name) -> text.append(kind).append(name).append('\n'));
	}

}
