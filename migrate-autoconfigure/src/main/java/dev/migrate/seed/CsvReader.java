package dev.migrate.seed;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads comma-separated values: quotes around what holds commas, quotes or ends of lines.
 * An empty value is null, unless it is quoted.
 */
final class CsvReader {

	private final Reader reader;

	private int next;

	private int line = 1;

	private int start = 1;

	CsvReader(Reader reader) throws IOException {
		this.reader = new BufferedReader(reader);
		this.next = this.reader.read();
		if (this.next == '\uFEFF') {
			this.next = this.reader.read();
		}
	}

	/**
	 * The number of the line at which the values begin that were read last.
	 */
	int line() {
		return this.start;
	}

	/**
	 * The values of the next line that is not empty, or null at the end.
	 */
	@Nullable List<@Nullable String> read() throws IOException {
		while (this.next == '\n' || this.next == '\r') {
			advance();
		}
		if (this.next == -1) {
			return null;
		}
		this.start = this.line;
		List<@Nullable String> values = new ArrayList<>();
		values.add(value());
		while (this.next == ',') {
			advance();
			values.add(value());
		}
		return values;
	}

	private @Nullable String value() throws IOException {
		StringBuilder value = new StringBuilder();
		boolean quoted = this.next == '"';
		if (quoted) {
			advance();
			while (this.next != -1 && (this.next != '"' || closesNot())) {
				value.append(advance());
			}
		}
		while (this.next != -1 && this.next != ',' && this.next != '\n' && this.next != '\r') {
			value.append(advance());
		}
		return quoted ? value.toString() : value.toString().isBlank() ? null : value.toString().strip();
	}

	/**
	 * Passes over a quote, and tells whether it is the first of two that mean one.
	 */
	private boolean closesNot() throws IOException {
		advance();
		return this.next == '"';
	}

	private char advance() throws IOException {
		char current = (char) this.next;
		this.next = this.reader.read();
		if (current == '\n') {
			this.line++;
		}
		return current;
	}

}
