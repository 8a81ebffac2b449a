package dev.migrate.changelog;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetNotNull;
import dev.migrate.schema.QualifiedName;

/**
 * The parts of a revision's name.
 */
final class RevisionName {

	private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT);

	private static final Pattern LEADING_TIME = Pattern.compile("(\\d{8})_?(\\d{4})(\\d{2})?(?!\\d).*");

	private static final int SLUG_LIMIT = 60;

	private static final int SUGGESTION_LIMIT = 52;

	private static final Set<Class<? extends SchemaChange>> MAJOR = Set.of(CreateTable.class, DropTable.class,
			RenameTable.class, AddColumn.class, DropColumn.class, RenameColumn.class, AlterColumnType.class,
			SetNotNull.class, DropNotNull.class, AlterIdentity.class, CreateSequence.class, DropSequence.class,
			RenameSequence.class, AlterSequence.class);

	private RevisionName() {
	}

	/**
	 * The timestamp by which names sort.
	 */
	static String timestamp(Instant time) {
		return TIMESTAMP.format(time);
	}

	/**
	 * Now, or the first second after the newest of the existing revisions if the clock is
	 * behind.
	 */
	static Instant timeAfter(Collection<String> existing, Instant now) {
		Instant second = now.truncatedTo(ChronoUnit.SECONDS);
		return existing.stream()
			.flatMap((id) -> time(id).stream())
			.max(Instant::compareTo)
			.map((newest) -> newest.plusSeconds(1))
			.filter((next) -> next.isAfter(second))
			.orElse(second);
	}

	/**
	 * The time at the beginning of a name; without seconds, the last one of its minute.
	 */
	static Optional<Instant> time(String id) {
		Matcher matcher = LEADING_TIME.matcher(id);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		String seconds = (matcher.group(3) != null) ? matcher.group(3) : "59";
		try {
			return Optional.of(LocalDateTime.parse(matcher.group(1) + matcher.group(2) + seconds, COMPACT)
				.toInstant(ZoneOffset.UTC));
		}
		catch (DateTimeParseException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The words of a text in lower-case ASCII letters and digits.
	 */
	static String slug(String text) {
		String spelledOut = text.replace("\u00df", "ss").replace("\u00e6", "ae").replace("\u00f8", "o");
		String ascii = Normalizer.normalize(spelledOut, Normalizer.Form.NFKD).replaceAll("\\p{M}", "");
		String words = ascii.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_|_$", "");
		if (words.length() > SLUG_LIMIT) {
			int end = words.lastIndexOf('_', SLUG_LIMIT);
			words = words.substring(0, (end > 0) ? end : SLUG_LIMIT);
		}
		return words.isEmpty() ? "changes" : words;
	}

	/**
	 * A name for a revision that nobody named: what its changes do, as far as that is
	 * short.
	 */
	static String suggest(List<SchemaChange> changes, boolean first) {
		if (changes.isEmpty()) {
			return "empty";
		}
		return first ? "initial" : join(fragments(changes));
	}

	private static String join(List<String> fragments) {
		StringBuilder name = new StringBuilder();
		for (String fragment : fragments) {
			if (!name.isEmpty() && name.length() + 1 + fragment.length() > SUGGESTION_LIMIT) {
				return name + "_and_more";
			}
			name.append(name.isEmpty() ? "" : "_").append(fragment);
		}
		return name.toString();
	}

	/**
	 * What the steps do to tables, columns and sequences; only where they do nothing to
	 * these, what they do to the rest.
	 */
	private static List<String> fragments(List<SchemaChange> changes) {
		Set<QualifiedName> created = new HashSet<>();
		List<SchemaChange> telling = changes.stream()
			.filter((change) -> (change instanceof CreateTable) ? created.add(change.object())
					: !created.contains(change.object()))
			.toList();
		List<SchemaChange> major = telling.stream().filter((change) -> MAJOR.contains(change.getClass())).toList();
		return (major.isEmpty() ? telling : major).stream()
			.map(SchemaChange::slug)
			.map(RevisionName::slug)
			.distinct()
			.toList();
	}

}
