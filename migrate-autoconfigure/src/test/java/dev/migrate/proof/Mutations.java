package dev.migrate.proof;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Spoils texts as people, merges and malice do. The same seed spoils them the same way.
 */
public final class Mutations {

	private static final List<String> NASTY = List.of("'", "\"", "`", ";", "--", "/*", "*/", "#", "\\", "\u0000", "\t",
			"\r\n", "\n", "\ud83d\ude00", "\ufeff", "\u202e", "${", "${nothing}", "${user.home}", "../", "../../etc/x",
			"/etc/passwd", "C:\\con", "file:///etc/passwd", "http://localhost:1/x", "!!java.net.URL [x]", "&a [*a]",
			"{", "}", "[", "]", ": ", "- ", "<", ">", "]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>",
			"&e;", "-1", "0", "99999999999999999999", "1e999", "NaN", "null", "true", "x".repeat(300), "%s%n", "%2e%2e",
			"--changeset a:b", "--rollback", "databaseChangeLog", "include: {file: fuzzed.yaml}",
			"preConditions: [{sqlCheck: {expectedResult: 1, sql: select 0}}]", "onFail: CONTINUE", "runAlways: true",
			"dbms: nothing", "contextFilter: (", "labels: a and");

	private final Random random;

	public Mutations(long seed) {
		this.random = new Random(seed);
	}

	/**
	 * A text with one to four faults.
	 */
	public String spoil(String text) {
		String spoiled = text;
		for (int i = this.random.nextInt(4); i >= 0; i--) {
			spoiled = spoilOnce(spoiled);
		}
		return spoiled;
	}

	private String spoilOnce(String text) {
		int from = this.random.nextInt(text.length() + 1);
		int to = Math.min(text.length(), from + this.random.nextInt(12));
		return switch (this.random.nextInt(8)) {
			case 0 -> text.substring(0, from);
			case 1 -> text.substring(0, from) + text.substring(to);
			case 2 -> text.substring(0, from) + text.substring(from, to) + text.substring(from);
			case 3 -> text.substring(0, from) + nasty() + text.substring(from);
			case 4 -> text.substring(0, from) + nasty() + text.substring(to);
			case 5 -> text.substring(0, from) + (char) this.random.nextInt(0x250) + text.substring(from);
			case 6 -> withoutLine(text);
			default -> withLinesSwapped(text);
		};
	}

	/**
	 * One of the texts that programs stumble over.
	 */
	public String nasty() {
		return NASTY.get(this.random.nextInt(NASTY.size()));
	}

	/**
	 * One of several.
	 */
	public <T> T oneOf(List<T> choices) {
		return choices.get(this.random.nextInt(choices.size()));
	}

	/**
	 * A number below a bound.
	 */
	public int below(int bound) {
		return this.random.nextInt(bound);
	}

	private String withoutLine(String text) {
		List<String> lines = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
		lines.remove(this.random.nextInt(lines.size()));
		return String.join("\n", lines);
	}

	private String withLinesSwapped(String text) {
		String[] lines = text.split("\n", -1);
		int one = this.random.nextInt(lines.length);
		int other = this.random.nextInt(lines.length);
		String line = lines[one];
		lines[one] = lines[other];
		lines[other] = line;
		return String.join("\n", lines);
	}

}
