package dev.migrate.execution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Tables that statements build anew: their rows move into a new table, which takes their
 * place and their name. They are dropped, and nothing goes but columns.
 */
final class RebuiltTables {

	private static final int DISTANCE = 3;

	private static final Pattern CREATE = pattern("create table " + SqlEffectReader.TABLE + " \\((.*)\\)");

	private static final Pattern TEMPORARY = pattern("create temporary table " + SqlEffectReader.TABLE + " .*");

	private static final Pattern COPY = pattern(
			"insert into " + SqlEffectReader.TABLE + " \\((.*?)\\) select .* from " + SqlEffectReader.TABLE);

	private final List<String> statements;

	private final Set<String> temporary = new HashSet<>();

	private final Map<String, String> definitions = new HashMap<>();

	private final Map<String, Copy> copies = new HashMap<>();

	RebuiltTables(List<String> statements) {
		this.statements = statements.stream().map(SqlEffectReader::plain).toList();
		for (String statement : this.statements) {
			Matcher create = CREATE.matcher(statement);
			Matcher brief = TEMPORARY.matcher(statement);
			Matcher copy = COPY.matcher(statement);
			if (create.matches()) {
				this.definitions.put(word(create.group(1)), create.group(2));
			}
			else if (brief.matches()) {
				this.temporary.add(word(brief.group(1)));
			}
			else if (copy.matches()) {
				List<String> columns = Stream.of(copy.group(2).split(",")).map(RebuiltTables::word).toList();
				this.copies.put(word(copy.group(1)), new Copy(word(copy.group(3)), columns));
			}
		}
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	private static String word(String name) {
		return LiveNames.word(name.strip()).toLowerCase(Locale.ROOT);
	}

	boolean isTemporary(String table) {
		return this.temporary.contains(word(table));
	}

	/**
	 * Whether a table that took the rows of another one now takes its name.
	 */
	boolean isSuccession(SqlEffect.RenameTable rename) {
		Copy copy = this.copies.get(word(rename.from()));
		return copy != null && copy.source().equals(word(rename.to()));
	}

	/**
	 * The columns that a table that is dropped has afterwards, or null if it is gone.
	 * @param place which of the statements drops it
	 */
	@Nullable Columns columnsAfter(String table, int place) {
		for (int i = place + 1; i < Math.min(place + 1 + DISTANCE, this.statements.size()); i++) {
			for (SqlEffect effect : SqlEffectReader.read(this.statements.get(i))) {
				if (effect instanceof SqlEffect.RenameTable rename && word(rename.to()).equals(word(table))) {
					Copy copy = this.copies.get(word(rename.from()));
					String definition = this.definitions.get(word(rename.from()));
					return (copy != null && definition != null && copy.source().equals(word(table)))
							? new Columns(copy.columns(), definition) : null;
				}
			}
		}
		return null;
	}

	private record Copy(String source, List<String> columns) {
	}

	/**
	 * The columns of a table that was built anew.
	 *
	 * @param copied those that got values
	 * @param definition what the table was created with
	 */
	record Columns(List<String> copied, String definition) {

		boolean contain(String column) {
			return this.copied.contains(word(column)) || Pattern
				.compile("(?:^|,)\\s*[\"`]?" + Pattern.quote(column) + "[\"`]?\\s", Pattern.CASE_INSENSITIVE)
				.matcher(this.definition)
				.find();
		}

	}

}
