package dev.migrate.changelog;

import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;

import org.jspecify.annotations.Nullable;

/**
 * Reads what SQL says about columns: the reverse of what engines write about them.
 *
 * @param engine the engine
 */
record ColumnSql(Engine engine) {

	private static final Pattern COMMENT = Pattern.compile("(.*) comment '((?:[^']|'')*)'", Pattern.DOTALL);

	private static final Pattern NOT_NULL = Pattern.compile("(.*?)( not)? null", Pattern.DOTALL);

	private static final String NUMBERED = " auto_increment";

	private static final Pattern IDENTITY = Pattern
		.compile("(.*?)(?:^| )(?:add )?generated (always|by default) as identity"
				+ " \\(start with (-?\\d+) increment by (-?\\d+)\\)", Pattern.DOTALL);

	private static final Pattern DEFAULT = Pattern.compile("(.*?) default (.*)", Pattern.DOTALL);

	private static final Pattern GENERATED = Pattern.compile("(.*?) (generated always as \\((.*)\\)[a-z ]*)",
			Pattern.DOTALL);

	private static final Pattern TYPE = Pattern.compile("(?:set data )?type (.*?)(?: using .*)?", Pattern.DOTALL);

	private static final Pattern SET_DEFAULT = Pattern.compile("set default (.*)", Pattern.DOTALL);

	private static final Pattern KIND = Pattern.compile("set generated (always|by default)");

	private static final Pattern INCREMENT = Pattern.compile("\\bincrement by (-?\\d+)");

	private static final Pattern START = Pattern.compile("(?<!re)start with (-?\\d+)");

	/**
	 * The column of a definition, as {@link Engine#columnSql} writes it.
	 */
	Column read(Identifier name, String definition) {
		String rest = definition;
		String comment = null;
		Matcher commented = COMMENT.matcher(rest);
		if (commented.matches()) {
			comment = commented.group(2).replace("''", "'").replace("\\\\", "\\");
			rest = commented.group(1);
		}
		boolean nullable = true;
		Matcher notNull = NOT_NULL.matcher(rest);
		if (notNull.matches()) {
			nullable = notNull.group(2) == null;
			rest = notNull.group(1);
		}
		Identity identity = null;
		if (rest.endsWith(NUMBERED)) {
			identity = Identity.byDefault();
			rest = rest.substring(0, rest.length() - NUMBERED.length());
		}
		Matcher numbered = IDENTITY.matcher(rest);
		if (numbered.matches()) {
			identity = identity(numbered);
			rest = numbered.group(1);
		}
		GeneratedValue generated = null;
		Matcher computed = GENERATED.matcher(rest);
		if (computed.matches()) {
			generated = generated(computed.group(2), computed.group(3));
			rest = computed.group(1);
		}
		String defaultValue = null;
		Matcher defaulted = DEFAULT.matcher(rest);
		if (defaulted.matches()) {
			defaultValue = defaulted.group(2);
			rest = defaulted.group(1);
		}
		return new Column(name, this.engine.normalizeType(rest), nullable, defaultValue, identity, generated, comment);
	}

	private GeneratedValue generated(String sql, String expression) {
		GeneratedValue stored = new GeneratedValue(expression, true);
		return this.engine.generatedSql(stored).equals(sql) ? stored : new GeneratedValue(expression, false);
	}

	private static Identity identity(Matcher numbered) {
		return new Identity(always(numbered.group(2)), Long.parseLong(numbered.group(3)),
				Long.parseLong(numbered.group(4)));
	}

	private static boolean always(@Nullable String kind) {
		return "always".equals(kind);
	}

	/**
	 * The column after what follows its name in {@code alter column}.
	 */
	Column alter(Column column, String action) {
		String lowerCase = action.toLowerCase(Locale.ROOT);
		switch (lowerCase) {
			case "drop identity":
				return column.withIdentity(null);
			case "drop default":
				return column.withDefaultValue(null);
			case "set not null":
				return column.withNullable(false);
			case "drop not null":
				return column.withNullable(true);
			default:
		}
		Matcher type = TYPE.matcher(action);
		if (type.matches()) {
			return column.withType(this.engine.normalizeType(type.group(1)));
		}
		Matcher defaulted = SET_DEFAULT.matcher(action);
		if (defaulted.matches()) {
			return column.withDefaultValue(this.engine.normalizeDefault(defaulted.group(1), column.type()));
		}
		Matcher redefined = NOT_NULL.matcher(action);
		if (redefined.matches()) {
			return column.withType(this.engine.normalizeType(redefined.group(1)))
				.withNullable(redefined.group(2) == null);
		}
		Matcher numbered = IDENTITY.matcher(lowerCase);
		if (numbered.matches()) {
			return column.withIdentity(identity(numbered)).withNullable(false).withDefaultValue(null);
		}
		return (column.identity() != null) ? column.withIdentity(alter(column.identity(), lowerCase)) : column;
	}

	/**
	 * The column after what follows its name in {@code modify}.
	 */
	Column modify(Column column, String action) {
		boolean numbered = action.equals("drop identity") || action.startsWith("generated ");
		return numbered ? alter(column, action) : column.withType(this.engine.normalizeType(action));
	}

	private static Identity alter(Identity identity, String action) {
		Matcher kind = KIND.matcher(action);
		Matcher increment = INCREMENT.matcher(action);
		Matcher start = START.matcher(action);
		return new Identity(kind.find() ? always(kind.group(1)) : identity.always(),
				start.find() ? Long.parseLong(Objects.requireNonNull(start.group(1))) : identity.start(),
				increment.find() ? Long.parseLong(Objects.requireNonNull(increment.group(1))) : identity.increment());
	}

}
