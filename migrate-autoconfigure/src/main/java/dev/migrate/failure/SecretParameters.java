package dev.migrate.failure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Parameters of changelogs whose names say that nobody is to see their values, which
 * Liquibase has put into SQL.
 */
public final class SecretParameters {

	private static final Pattern NAMES = Pattern.compile(".*(?:password|passwd|pwd|secret|token|key|credential).*",
			Pattern.CASE_INSENSITIVE);

	private final List<String> values;

	/**
	 * Picks them out of all the parameters.
	 */
	public SecretParameters(Map<String, String> parameters) {
		this.values = parameters.entrySet()
			.stream()
			.filter((parameter) -> NAMES.matcher(parameter.getKey()).matches())
			.map(Map.Entry::getValue)
			.filter((value) -> value != null && !value.isBlank())
			.sorted(Comparator.comparing(String::length).reversed())
			.toList();
	}

	/**
	 * The texts with stars in their places.
	 */
	public List<String> mask(List<String> texts) {
		return texts.stream().map((text) -> Objects.requireNonNull(mask(text))).toList();
	}

	/**
	 * The text with stars in their places.
	 */
	public @Nullable String mask(@Nullable String text) {
		String masked = text;
		for (String value : this.values) {
			masked = (masked != null) ? masked.replace(value, "******") : null;
		}
		return masked;
	}

}
