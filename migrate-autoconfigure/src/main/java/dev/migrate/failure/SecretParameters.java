package dev.migrate.failure;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of changelogs whose names say that nobody is to see their values, which
 * Liquibase has put into SQL, and hence into what it and the database say about that.
 * Thread-safe.
 */
public final class SecretParameters {

	private static final Pattern NAMES = Pattern.compile(".*(?:password|passwd|pwd|secret|token|key|credential).*",
			Pattern.CASE_INSENSITIVE);

	private static final String STARS = "******";

	/** How much of a value tells something about it. */
	private static final int BEGINNING = 4;

	/** What stands behind text that somebody has cut. */
	private static final Pattern CUT = Pattern.compile("$|…|\\.\\.\\.|' at line \\d");

	/**
	 * A type or a name, which is no secret whatever its parameter is called.
	 */
	private static final Pattern ORDINARY = Pattern
		.compile(".{1,5}|[A-Za-z]{1,11}(?:[ _][A-Za-z]{1,11})*(?:\\(\\d+(?:, ?\\d+)?\\))?");

	/** Names of parameters by their values. */
	private final Map<String, String> known = new ConcurrentHashMap<>();

	private volatile List<String> values = List.of();

	/**
	 * Picks them out of all the parameters.
	 */
	public SecretParameters(Map<String, String> parameters) {
		parameters.forEach(this::add);
	}

	/**
	 * These and those that others have got to know by now.
	 */
	public SecretParameters and(Collection<SecretParameters> others) {
		SecretParameters all = new SecretParameters(Map.of());
		all.known.putAll(this.known);
		others.forEach((other) -> all.known.putAll(other.known));
		all.sort();
		return all;
	}

	/**
	 * Adds a parameter, if it is one.
	 */
	public void add(String name, @Nullable Object value) {
		String text = String.valueOf(value);
		if (value == null || text.isBlank() || !NAMES.matcher(name).matches()
				|| this.known.putIfAbsent(text, name) != null) {
			return;
		}
		// As it stands in a literal of SQL
		this.known.putIfAbsent(text.replace("'", "''"), name);
		sort();
	}

	/** One value may be part of another. */
	private void sort() {
		this.values = this.known.keySet().stream().sorted(Comparator.comparing(String::length).reversed()).toList();
	}

	/**
	 * The name of a parameter whose value stands in a text that is to be kept, or null.
	 */
	public @Nullable String nameIn(String text) {
		return this.values.stream()
			.filter((value) -> !ORDINARY.matcher(value).matches() && text.contains(value))
			.findFirst()
			.map(this.known::get)
			.orElse(null);
	}

	/**
	 * The text without these values and without the passwords of URLs.
	 */
	public String maskAll(@Nullable String text) {
		return Secrets.mask(mask(text));
	}

	/**
	 * The texts with stars in their places.
	 */
	public List<String> mask(List<String> texts) {
		return texts.stream().map(this::masked).toList();
	}

	/**
	 * The text with stars in their places. What is going to be cut has to be masked
	 * before: half a value is no longer found.
	 */
	public String masked(String text) {
		return Objects.requireNonNull(mask(text));
	}

	/**
	 * The text with stars in their places.
	 */
	public @Nullable String mask(@Nullable String text) {
		String masked = text;
		for (String value : this.values) {
			masked = (masked != null) ? maskBeginnings(masked.replace(value, STARS), value) : null;
		}
		return masked;
	}

	/**
	 * Databases cut what they say, and Liquibase what it keeps in the history.
	 */
	private static String maskBeginnings(String text, String value) {
		if (value.length() <= BEGINNING) {
			return text;
		}
		String masked = text;
		String beginning = value.substring(0, BEGINNING);
		for (int at = masked.indexOf(beginning); at >= 0; at = masked.indexOf(beginning, at + 1)) {
			int end = at + BEGINNING;
			while (end < masked.length() && end - at < value.length() && masked.charAt(end) == value.charAt(end - at)) {
				end++;
			}
			if (CUT.matcher(masked).region(end, masked.length()).lookingAt()) {
				masked = masked.substring(0, at) + STARS + masked.substring(end);
			}
		}
		return masked;
	}

	/**
	 * The failure without these values, in its words and in those of its causes.
	 */
	public MigrationException mask(MigrationException failure) {
		if (this.values.isEmpty()) {
			return failure;
		}
		Throwable cause = mask(failure.getCause());
		if (cause != failure.getCause() && failure.getClass() == MigrationException.class) {
			return new MigrationException(String.valueOf(mask(failure.getMessage())),
					String.valueOf(mask(failure.getAction())), cause);
		}
		failure.spell((text) -> String.valueOf(mask(text)));
		return failure;
	}

	/**
	 * The same exception, or one that stands for it where its words, or those of its
	 * causes, have one of these values.
	 */
	public @Nullable Throwable mask(@Nullable Throwable failure) {
		if (failure == null || this.values.isEmpty()) {
			return failure;
		}
		Throwable cause = (failure.getCause() != failure) ? mask(failure.getCause()) : null;
		String message = mask(failure.getMessage());
		return (cause == failure.getCause() && Objects.equals(message, failure.getMessage())) ? failure
				: new MaskedException(failure, message, cause);
	}

}
