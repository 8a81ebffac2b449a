package dev.migrate.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The normal spelling of H2's types.
 */
final class H2Types {

	/** H2 reports no length where it is this one. */
	private static final String UNLIMITED = "1000000000";

	private static final Set<String> CHARACTERS = Set.of("varchar", "varchar_ignorecase", "varbinary");

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("national character varying", "varchar"),
			Map.entry("national char varying", "varchar"), Map.entry("nchar varying", "varchar"),
			Map.entry("varchar2", "varchar"), Map.entry("nvarchar", "varchar"), Map.entry("nvarchar2", "varchar"),
			Map.entry("longvarchar", "varchar"), Map.entry("varchar_casesensitive", "varchar"),
			Map.entry("text", "varchar"), Map.entry("tinytext", "varchar"), Map.entry("mediumtext", "varchar"),
			Map.entry("longtext", "varchar"), Map.entry("ntext", "varchar"), Map.entry("character", "char"),
			Map.entry("national character", "char"), Map.entry("national char", "char"), Map.entry("nchar", "char"),
			Map.entry("bpchar", "char"), Map.entry("character large object", "clob"),
			Map.entry("char large object", "clob"), Map.entry("national character large object", "clob"),
			Map.entry("nchar large object", "clob"), Map.entry("nclob", "clob"),
			Map.entry("binary large object", "blob"), Map.entry("image", "blob"), Map.entry("tinyblob", "blob"),
			Map.entry("mediumblob", "blob"), Map.entry("longblob", "blob"), Map.entry("binary varying", "varbinary"),
			Map.entry("bytea", "varbinary"), Map.entry("raw", "varbinary"), Map.entry("longvarbinary", "varbinary"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("float4", "real"),
			Map.entry("float8", "double precision"), Map.entry("double", "double precision"),
			Map.entry("int", "integer"), Map.entry("int4", "integer"), Map.entry("mediumint", "integer"),
			Map.entry("signed", "integer"), Map.entry("serial", "integer"), Map.entry("int2", "smallint"),
			Map.entry("year", "smallint"), Map.entry("int8", "bigint"), Map.entry("bigserial", "bigint"),
			Map.entry("identity", "bigint"), Map.entry("bool", "boolean"), Map.entry("bit", "boolean"),
			Map.entry("datetime", "timestamp"), Map.entry("timestamp without time zone", "timestamp"),
			Map.entry("timestamptz", "timestamp with time zone"), Map.entry("time without time zone", "time"),
			Map.entry("timetz", "time with time zone"), Map.entry("object", "java_object"),
			Map.entry("other", "java_object"), Map.entry("jsonb", "json"), Map.entry("oid", "integer"));

	private H2Types() {
	}

	static String normalize(String declaredType) {
		TypeText declared = TypeText.parse(declaredType);
		StringBuilder type = new StringBuilder(scalar(declared).scalar());
		for (String bound : declared.dimensions()) {
			type.append(" array").append(bound.isEmpty() ? "" : "[" + bound + "]");
		}
		return type.toString();
	}

	private static TypeText scalar(TypeText declared) {
		TypeText type = declared.renamed(NAMES);
		List<String> arguments = type.arguments();
		if (CHARACTERS.contains(type.name())) {
			return arguments.equals(List.of(UNLIMITED)) ? type.withArguments() : type;
		}
		return switch (type.name()) {
			case "char", "binary" -> arguments.isEmpty() ? type.withArguments("1") : type;
			case "blob", "clob" -> arguments.isEmpty() ? type : type.withArguments(size(arguments.get(0)));
			case "number" -> number(type);
			case "numeric" -> (arguments.size() == 1) ? type.withArguments(arguments.get(0), "0") : type;
			case "float" -> ReducedTypes.floatingPoint(type);
			case "smalldatetime" -> type.withName("timestamp").withArguments("0");
			case "timestamp", "timestamp with time zone" -> arguments.isEmpty() ? type.withArguments("6") : type;
			case "time", "time with time zone" -> arguments.isEmpty() ? type.withArguments("0") : type;
			case "integer", "bigint", "smallint", "tinyint" -> type.withArguments();
			default -> type;
		};
	}

	private static TypeText number(TypeText type) {
		return switch (type.arguments().size()) {
			case 0 -> type.withName("decfloat").withArguments("40");
			case 1 -> type.withName("numeric").withArguments(type.arguments().get(0), "0");
			default -> type.withName("numeric");
		};
	}

	/** {@code 10K} is 10240. */
	private static String size(String argument) {
		String size = argument.toUpperCase(Locale.ROOT).split(" ")[0];
		int unit = "KMGTP".indexOf(size.charAt(size.length() - 1));
		if (unit < 0) {
			return size;
		}
		return String.valueOf(Long.parseLong(size.substring(0, size.length() - 1)) << (10 * (unit + 1)));
	}

}
