package dev.migrate.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
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

	private static final Pattern CREATE = pattern("create table " + SqlSyntax.TABLE + " \\((.*)\\)");

	private static final Pattern TEMPORARY = pattern("create temporary table " + SqlSyntax.TABLE + " .*");

	private static final Pattern COPY = pattern(
			"insert into " + SqlSyntax.TABLE + " \\((.*?)\\) select .* from " + SqlSyntax.TABLE);

	private final List<String> statements;

	private final Set<String> temporary = new HashSet<>();

	RebuiltTables(List<String> statements) {
		this.statements = statements.stream().map(SqlEffectReader::plain).toList();
		this.statements.stream()
			.map(TEMPORARY::matcher)
			.filter(Matcher::matches)
			.forEach((brief) -> this.temporary.add(LiveNames.word(brief.group(1))));
	}

	private static Pattern pattern(String regex) {
		return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
	}

	boolean isTemporary(String table) {
		return this.temporary.contains(LiveNames.word(table));
	}

	/**
	 * Whether a table that took the rows of another one now takes its name.
	 * @param place which of the statements renames it
	 */
	boolean isSuccession(SqlEffect.RenameTable rename, int place) {
		return copy(LiveNames.word(rename.to()), place)
			.filter((copy) -> copy.target().equals(LiveNames.word(rename.from())))
			.isPresent();
	}

	/**
	 * The columns that a table that is dropped has afterwards, or null if it is gone.
	 * @param place which of the statements drops it
	 */
	@Nullable Columns columnsAfter(String table, int place) {
		Optional<Copy> copy = copy(LiveNames.word(table), place).filter((candidate) -> isRenamed(candidate, 0, place)
				|| isRenamed(candidate, place + 1, Math.min(place + 1 + DISTANCE, this.statements.size())));
		return copy
			.flatMap((found) -> last(CREATE, place, (create) -> LiveNames.word(create.group(1)).equals(found.target()))
				.map((create) -> new Columns(found.columns(), create.group(2))))
			.orElse(null);
	}

	/** Whether one of the two has had, or gets, the name of the other. */
	private boolean isRenamed(Copy copy, int start, int end) {
		return this.statements.subList(start, end)
			.stream()
			.flatMap((statement) -> SqlEffectReader.read(statement).stream())
			.anyMatch((effect) -> effect instanceof SqlEffect.RenameTable rename
					&& LiveNames.word(rename.from()).equals(copy.target())
					&& LiveNames.word(rename.to()).equals(copy.source()));
	}

	private Optional<Copy> copy(String source, int end) {
		return last(COPY, end, (copy) -> LiveNames.word(copy.group(3)).equals(source)).map((copy) -> new Copy(source,
				LiveNames.word(copy.group(1)), Stream.of(copy.group(2).split(",")).map(LiveNames::word).toList()));
	}

	private Optional<MatchResult> last(Pattern pattern, int end, Predicate<MatchResult> condition) {
		for (int i = end - 1; i >= 0; i--) {
			Matcher match = pattern.matcher(this.statements.get(i));
			if (match.matches() && condition.test(match)) {
				return Optional.of(match);
			}
		}
		return Optional.empty();
	}

	private record Copy(String source, String target, List<String> columns) {
	}

	/**
	 * The columns of a table that was built anew.
	 *
	 * @param copied those that got values
	 * @param definition what the table was created with
	 */
	record Columns(List<String> copied, String definition) {

		boolean contain(String column) {
			return this.copied.contains(LiveNames.word(column)) || Pattern
				.compile("(?:^|,)\\s*[\"`]?" + Pattern.quote(column) + "[\"`]?\\s", Pattern.CASE_INSENSITIVE)
				.matcher(this.definition)
				.find();
		}

	}

}
