package dev.migrate.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

import org.jspecify.annotations.Nullable;

/**
 * Reads a script statement by statement, each without its semicolon. Comments between
 * statements are left out.
 */
public final class SqlStatementReader {

	private final Reader reader;

	private final boolean backslashes;

	private final StringBuilder statement = new StringBuilder();

	private int next;

	/**
	 * Reads a script.
	 * @param backslashes whether a backslash in a string escapes what follows
	 */
	public SqlStatementReader(Reader reader, boolean backslashes) throws IOException {
		this.reader = (reader instanceof BufferedReader) ? reader : new BufferedReader(reader);
		this.backslashes = backslashes;
		this.next = this.reader.read();
	}

	/**
	 * The next statement, or null at the end.
	 */
	public @Nullable String read() throws IOException {
		this.statement.setLength(0);
		while (this.next != -1) {
			char current = advance();
			switch (current) {
				case ';' -> {
					if (!isBlank()) {
						return this.statement.toString().strip();
					}
					this.statement.setLength(0);
				}
				case '\'', '"', '`' -> quoted(current);
				case '-' -> comment(current, '-', "\n");
				case '/' -> comment(current, '*', "*/");
				case '$' -> dollarQuoted();
				default -> this.statement.append(current);
			}
		}
		return isBlank() ? null : this.statement.toString().strip();
	}

	private void quoted(char quote) throws IOException {
		this.statement.append(quote);
		while (this.next != -1) {
			char current = advance();
			this.statement.append(current);
			if (current == '\\' && quote == '\'' && this.backslashes && this.next != -1) {
				this.statement.append(advance());
			}
			// A doubled quote ends one string and begins the next
			else if (current == quote) {
				return;
			}
		}
	}

	private void comment(char first, char second, String end) throws IOException {
		if (this.next != second) {
			this.statement.append(first);
			return;
		}
		int start = this.statement.length();
		boolean between = isBlank();
		this.statement.append(first).append(advance());
		int body = this.statement.length();
		while (this.next != -1) {
			this.statement.append(advance());
			if (this.statement.length() >= body + end.length()
					&& this.statement.indexOf(end, this.statement.length() - end.length()) != -1) {
				break;
			}
		}
		if (between) {
			this.statement.setLength(start);
		}
	}

	/**
	 * A string between two tags, as {@code $$text$$} or {@code $tag$text$tag$}.
	 */
	private void dollarQuoted() throws IOException {
		int start = this.statement.length();
		boolean partOfName = start > 0 && Character.isJavaIdentifierPart(this.statement.charAt(start - 1));
		this.statement.append('$');
		if (partOfName) {
			return;
		}
		while (this.next != -1 && this.next != '$' && Character.isJavaIdentifierPart(this.next)) {
			this.statement.append(advance());
		}
		if (this.next != '$') {
			return;
		}
		this.statement.append(advance());
		String tag = this.statement.substring(start);
		int body = this.statement.length();
		while (this.next != -1) {
			this.statement.append(advance());
			int end = this.statement.length() - tag.length();
			if (end >= body && this.statement.indexOf(tag, end) != -1) {
				return;
			}
		}
	}

	private boolean isBlank() {
		return this.statement.chars().allMatch(Character::isWhitespace);
	}

	private char advance() throws IOException {
		char current = (char) this.next;
		this.next = this.reader.read();
		return current;
	}

}
