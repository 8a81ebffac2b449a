package dev.migrate.engine;

import java.util.List;
import java.util.Map;

/**
 * The normal spelling of PostgreSQL's types.
 */
final class PostgreSqlTypes {

	private static final int MAX_FRACTION = 6;

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("national character varying", "varchar"),
			Map.entry("national char varying", "varchar"), Map.entry("nchar varying", "varchar"),
			Map.entry("character", "char"), Map.entry("national character", "char"), Map.entry("national char", "char"),
			Map.entry("nchar", "char"), Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"),
			Map.entry("float4", "real"), Map.entry("float8", "double precision"), Map.entry("int", "integer"),
			Map.entry("int4", "integer"), Map.entry("serial", "integer"), Map.entry("serial4", "integer"),
			Map.entry("int2", "smallint"), Map.entry("smallserial", "smallint"), Map.entry("serial2", "smallint"),
			Map.entry("int8", "bigint"), Map.entry("bigserial", "bigint"), Map.entry("serial8", "bigint"),
			Map.entry("bool", "boolean"), Map.entry("varbit", "bit varying"),
			Map.entry("timestamp without time zone", "timestamp"), Map.entry("timestamptz", "timestamp with time zone"),
			Map.entry("time without time zone", "time"), Map.entry("timetz", "time with time zone"));

	private PostgreSqlTypes() {
	}

	/**
	 * The normal spelling; PostgreSQL forgets how many dimensions an array has and how
	 * many elements.
	 */
	static String normalize(String declaredType) {
		TypeText declared = TypeText.parse(declaredType);
		String type = scalar(declared).scalar();
		return declared.isArray() ? type + "[]" : type;
	}

	private static TypeText scalar(TypeText declared) {
		TypeText type = declared.renamed(NAMES);
		List<String> arguments = type.arguments();
		return switch (type.name()) {
			case "char", "bit" -> arguments.isEmpty() ? type.withArguments("1") : type;
			case "bpchar" -> arguments.isEmpty() ? type : type.withName("char");
			case "numeric" -> (arguments.size() == 1) ? type.withArguments(arguments.get(0), "0") : type;
			case "float" -> ReducedTypes.floatingPoint(type);
			case "timestamp", "timestamp with time zone", "time", "time with time zone" ->
				type.withArguments(String.valueOf(fraction(arguments)));
			default -> type;
		};
	}

	private static int fraction(List<String> arguments) {
		return arguments.isEmpty() ? MAX_FRACTION : Math.min(MAX_FRACTION, Integer.parseInt(arguments.get(0)));
	}

}
