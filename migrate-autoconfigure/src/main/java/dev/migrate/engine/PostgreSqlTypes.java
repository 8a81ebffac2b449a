package dev.migrate.engine;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

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

	private static final Map<String, String> EXTENSIONS = Map.ofEntries(Map.entry("vector", "vector"),
			Map.entry("halfvec", "vector"), Map.entry("sparsevec", "vector"), Map.entry("hstore", "hstore"),
			Map.entry("citext", "citext"), Map.entry("ltree", "ltree"), Map.entry("lquery", "ltree"),
			Map.entry("ltxtquery", "ltree"), Map.entry("cube", "cube"), Map.entry("seg", "seg"),
			Map.entry("isbn", "isn"), Map.entry("issn", "isn"), Map.entry("ean13", "isn"),
			Map.entry("geometry", "postgis"), Map.entry("geography", "postgis"));

	private static final Set<String> BUILT_IN = Set.of("varchar", "char", "bpchar", "text", "name", "numeric",
			"smallint", "integer", "bigint", "real", "double precision", "money", "boolean", "date", "time",
			"time with time zone", "timestamp", "timestamp with time zone", "uuid", "bytea", "oid", "json", "jsonb",
			"xml", "bit", "bit varying", "inet", "cidr", "macaddr", "macaddr8", "tsvector", "tsquery", "point", "line",
			"lseg", "box", "path", "polygon", "circle", "int4range", "int8range", "numrange", "tsrange", "tstzrange",
			"daterange");

	private PostgreSqlTypes() {
	}

	/**
	 * The normal spelling; PostgreSQL forgets how many dimensions an array has and how
	 * many elements.
	 */
	static String normalize(String declaredType) {
		TypeText declared = TypeText.parse(declaredType);
		String type = scalar(declared).scalar();
		return (declared.isArray() ? type + "[]" : type) + CollatedType.parse(declaredType).clause();
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

	/**
	 * The extension that a type comes from, or null if there is none that is known.
	 */
	static @Nullable String extension(String type) {
		return EXTENSIONS.get(TypeText.parse(type).name());
	}

	/**
	 * Whether PostgreSQL has a type by itself.
	 * @param type the type in normal spelling
	 */
	static boolean isBuiltIn(String type) {
		String name = TypeText.parse(type).name();
		return BUILT_IN.contains(name) || name.startsWith("interval");
	}

}
