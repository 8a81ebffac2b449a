package dev.migrate.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The normal spelling of HSQLDB's types.
 */
final class HsqldbTypes {

	/** HSQLDB's own length of what is declared without one. */
	private static final String LONG = "16777216";

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("character varying", "varchar"),
			Map.entry("char varying", "varchar"), Map.entry("national character varying", "varchar"),
			Map.entry("national char varying", "varchar"), Map.entry("nchar varying", "varchar"),
			Map.entry("nvarchar", "varchar"), Map.entry("varchar2", "varchar"), Map.entry("character", "char"),
			Map.entry("national character", "char"), Map.entry("national char", "char"), Map.entry("nchar", "char"),
			Map.entry("character large object", "clob"), Map.entry("char large object", "clob"),
			Map.entry("national character large object", "clob"), Map.entry("nclob", "clob"),
			Map.entry("binary large object", "blob"), Map.entry("binary varying", "varbinary"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("int", "integer"),
			Map.entry("double", "double precision"), Map.entry("real", "double precision"),
			Map.entry("float", "double precision"), Map.entry("datetime", "timestamp"),
			Map.entry("timestamp without time zone", "timestamp"), Map.entry("time without time zone", "time"));

	private HsqldbTypes() {
	}

	static String normalize(String declaredType) {
		TypeText declared = TypeText.parse(declaredType);
		StringBuilder type = new StringBuilder(scalar(declared.renamed(NAMES)).scalar());
		for (String bound : declared.dimensions()) {
			type.append(" array").append(bound.isEmpty() ? "" : "[" + bound + "]");
		}
		return type.append(CollatedType.parse(declaredType).clause()).toString();
	}

	private static TypeText scalar(TypeText type) {
		List<String> arguments = type.arguments();
		return switch (type.name()) {
			case "longvarchar" -> type.withName("varchar").withArguments(LONG);
			case "longvarbinary" -> type.withName("varbinary").withArguments(LONG);
			case "char", "binary", "bit" -> arguments.isEmpty() ? type.withArguments("1") : type;
			case "clob", "blob" -> largeObject(type);
			case "numeric" -> numeric(type);
			case "double precision", "integer", "bigint", "smallint", "tinyint" -> type.withArguments();
			case "timestamp", "timestamp with time zone" -> arguments.isEmpty() ? type.withArguments("6") : type;
			case "time", "time with time zone" -> arguments.isEmpty() ? type.withArguments("0") : type;
			default -> type;
		};
	}

	private static TypeText numeric(TypeText type) {
		return switch (type.arguments().size()) {
			case 0 -> type.withArguments("128", "0");
			case 1 -> type.withArguments(type.arguments().get(0), "0");
			default -> type;
		};
	}

	/** A gigabyte unless something else is said. */
	private static TypeText largeObject(TypeText type) {
		if (type.arguments().isEmpty()) {
			return type;
		}
		String size = type.arguments().get(0).toUpperCase(Locale.ROOT);
		int unit = "KMG".indexOf(size.charAt(size.length() - 1));
		long bytes = (unit < 0) ? Long.parseLong(size)
				: Long.parseLong(size.substring(0, size.length() - 1)) << (10 * (unit + 1));
		return (bytes == 1L << 30) ? type.withArguments() : type.withArguments(String.valueOf(bytes));
	}

}
