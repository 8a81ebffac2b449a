package dev.migrate.engine;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The normal spelling of MariaDB's types: without the display widths that mean nothing,
 * and with what belongs to a column beyond the words of its type.
 */
final class MariaDbTypes {

	private static final Set<String> INTEGERS = Set.of("tinyint", "smallint", "mediumint", "integer", "bigint");

	/** Words that stand behind the arguments of a type. */
	private static final Pattern SUFFIX = Pattern
		.compile("( unsigned| zerofill| collate \\w+| on update .*| invisible)+$", Pattern.CASE_INSENSITIVE);

	private static final Pattern CHARACTER_SET = Pattern.compile(" (?:character set|charset) \\w+",
			Pattern.CASE_INSENSITIVE);

	private static final Map<String, String> NAMES = Map.ofEntries(Map.entry("int", "integer"),
			Map.entry("int4", "integer"), Map.entry("int1", "tinyint"), Map.entry("int2", "smallint"),
			Map.entry("int3", "mediumint"), Map.entry("middleint", "mediumint"), Map.entry("int8", "bigint"),
			Map.entry("decimal", "numeric"), Map.entry("dec", "numeric"), Map.entry("fixed", "numeric"),
			Map.entry("number", "numeric"), Map.entry("double", "double precision"),
			Map.entry("float8", "double precision"), Map.entry("real", "double precision"),
			Map.entry("float4", "float"), Map.entry("character", "char"), Map.entry("national char", "char"),
			Map.entry("national character", "char"), Map.entry("nchar", "char"),
			Map.entry("character varying", "varchar"), Map.entry("char varying", "varchar"),
			Map.entry("national varchar", "varchar"), Map.entry("nvarchar", "varchar"),
			Map.entry("varchar2", "varchar"), Map.entry("clob", "longtext"), Map.entry("long", "mediumtext"),
			Map.entry("long varchar", "mediumtext"), Map.entry("long varbinary", "mediumblob"),
			Map.entry("bool", "boolean"));

	private MariaDbTypes() {
	}

	static String normalize(String declaredType) {
		String declared = CHARACTER_SET.matcher(declaredType.strip()).replaceAll("");
		Matcher suffix = SUFFIX.matcher(declared);
		if (!suffix.find()) {
			return scalar(TypeText.parse(declared).renamed(NAMES), false).scalar();
		}
		boolean zeros = suffix.group().toLowerCase(Locale.ROOT).contains("zerofill");
		TypeText type = TypeText.parse(declared.substring(0, suffix.start())).renamed(NAMES);
		String words = suffix.group().toLowerCase(Locale.ROOT);
		return scalar(type, zeros).scalar() + ((zeros && !words.contains(" unsigned")) ? " unsigned" + words : words);
	}

	/**
	 * The type of the SQL standard that holds the same values.
	 * @param type a type in normal spelling
	 */
	static String standard(String type) {
		String bare = SUFFIX.matcher(type).replaceAll("");
		boolean unsigned = type.contains(" unsigned");
		TypeText text = TypeText.parse(bare);
		return switch (text.name()) {
			case "tinytext" -> "varchar(255)";
			case "text" -> "varchar(65535)";
			case "mediumtext" -> "varchar(16777215)";
			case "longtext" -> "varchar";
			case "tinyblob" -> "varbinary(255)";
			case "blob" -> "varbinary(65535)";
			case "mediumblob" -> "varbinary(16777215)";
			case "longblob" -> "varbinary";
			case "datetime", "timestamp" ->
				text.withName("timestamp").arguments().isEmpty() ? "timestamp(0)" : text.withName("timestamp").scalar();
			case "time" -> text.arguments().isEmpty() ? "time(0)" : bare;
			case "float" -> "real";
			case "bit" -> text.arguments().equals(List.of("1")) ? "boolean" : bare;
			case "tinyint" -> unsigned ? "numeric(3,0)" : "tinyint";
			case "smallint" -> unsigned ? "numeric(5,0)" : bare;
			case "mediumint" -> "numeric(8,0)";
			case "integer" -> unsigned ? "numeric(10,0)" : bare;
			case "bigint" -> unsigned ? "numeric(20,0)" : bare;
			case "year" -> "numeric(4,0)";
			default -> bare;
		};
	}

	private static TypeText scalar(TypeText type, boolean zeros) {
		List<String> arguments = type.arguments();
		if (INTEGERS.contains(type.name())) {
			boolean truth = type.name().equals("tinyint") && arguments.equals(List.of("1"));
			return (truth || zeros) ? type : type.withArguments();
		}
		return switch (type.name()) {
			case "boolean" -> type.withName("tinyint").withArguments("1");
			case "char", "binary", "bit" -> arguments.isEmpty() ? type.withArguments("1") : type;
			case "numeric" -> numeric(type);
			case "float" -> (arguments.size() == 1) ? floatingPoint(type) : type;
			case "year" -> type.withArguments();
			case "datetime", "timestamp", "time" -> arguments.equals(List.of("0")) ? type.withArguments() : type;
			default -> type;
		};
	}

	private static TypeText numeric(TypeText type) {
		return switch (type.arguments().size()) {
			case 0 -> type.withArguments("10", "0");
			case 1 -> type.withArguments(type.arguments().get(0), "0");
			default -> type;
		};
	}

	private static TypeText floatingPoint(TypeText type) {
		boolean real = Integer.parseInt(type.arguments().get(0)) <= ReducedTypes.REAL_BITS;
		return type.withName(real ? "float" : "double precision").withArguments();
	}

}
