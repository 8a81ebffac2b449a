package dev.migrate.execution;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.changelog.SqlText;
import dev.migrate.engine.SqlStatementReader;

/**
 * The statements of a text that somebody may run in one piece, whatever engine it is
 * meant for.
 */
final class SqlPieces {

	/** What MySQL and MariaDB run, and others take for a comment. */
	private static final Pattern HIDDEN = Pattern.compile("/\\*M?!\\d*\\s?(.*?)\\*/", Pattern.DOTALL);

	/** A comment of MySQL and MariaDB. */
	private static final Pattern HASH = Pattern.compile("(?m)^\\s*#.*$");

	private static final Pattern TRANSACTION = SqlSyntax
		.pattern("(?:begin|start transaction|commit|rollback|end)(?: (?:work|tran|transaction|isolation .*|read .*))?");

	private static final Pattern BLOCK = SqlSyntax.pattern("(?:begin|declare|if|while)\\b.*");

	/** Their semicolons divide what they do when they are called. */
	private static final Pattern ROUTINE = SqlSyntax
		.pattern("create (?:or \\w+ )?(?:[\\w=@.`'\"]+ ){0,4}?(?:function|procedure|trigger|event|package)\\b.*");

	private SqlPieces() {
	}

	static List<String> of(String text) {
		String sql = HASH.matcher(HIDDEN.matcher(text).replaceAll("$1")).replaceAll("");
		if (sql.indexOf(';') < 0) {
			return List.of(sql);
		}
		Set<String> pieces = new LinkedHashSet<>(divide(sql, false));
		if (sql.contains("\\'")) {
			// It ends the string on one engine and not on the other
			pieces.addAll(divide(sql, true));
		}
		return List.copyOf(pieces);
	}

	private static List<String> divide(String sql, boolean backslashes) {
		List<String> pieces = new ArrayList<>();
		try {
			SqlStatementReader reader = new SqlStatementReader(new StringReader(sql), backslashes);
			StringBuilder whole = new StringBuilder();
			for (String piece = reader.read(); piece != null; piece = reader.read()) {
				if (!whole.isEmpty()) {
					whole.append(";\n").append(piece);
				}
				else if (goesOn(piece)) {
					whole.append(piece);
				}
				else {
					pieces.add(piece);
				}
			}
			if (!whole.isEmpty()) {
				pieces.add(whole.toString());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return pieces;
	}

	/** Whether the next semicolon is within the statement. */
	private static boolean goesOn(String piece) {
		String statement = SqlText.plain(piece);
		return isBlock(statement) || (ROUTINE.matcher(statement).matches() && !statement.endsWith("$"));
	}

	/**
	 * Whether a statement on one line holds others.
	 */
	static boolean isBlock(String statement) {
		return BLOCK.matcher(statement).matches() && !isTransaction(statement);
	}

	/**
	 * Whether a statement on one line begins or ends a transaction.
	 */
	static boolean isTransaction(String statement) {
		return TRANSACTION.matcher(statement).matches();
	}

}
