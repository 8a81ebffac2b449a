package dev.migrate.execution;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Contexts and labels, as Liquibase writes them into its history.
 */
final class Expressions {

	private Expressions() {
	}

	/**
	 * The parts of an expression: {@code (prod or test)} has one,
	 * {@code shop,destructive} has two.
	 */
	static List<String> split(@Nullable String expression) {
		if (expression == null) {
			return List.of();
		}
		return Arrays.stream(unwrap(expression.strip()).split(","))
			.map(String::strip)
			.filter((part) -> !part.isEmpty())
			.toList();
	}

	/**
	 * Liquibase puts the contexts of a change set into brackets, to join them with those
	 * of the files that include it: {@code (prod) AND (eu)}.
	 */
	private static String unwrap(String expression) {
		boolean wrapped = expression.startsWith("(") && expression.indexOf(')') == expression.length() - 1;
		return wrapped ? expression.substring(1, expression.length() - 1) : expression;
	}

}
