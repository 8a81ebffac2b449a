package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;
import dev.migrate.schema.UserType.Attribute;
import dev.migrate.schema.UserType.EnumType;
import dev.migrate.schema.UserType.StructType;

/**
 * Reads what SQL says about types: the reverse of what engines write about them.
 *
 * @param engine the engine
 */
record TypeSql(Engine engine) {

	private static final String LITERAL = "'((?:[^']|'')*)'";

	private static final Pattern VALUE = Pattern.compile(LITERAL);

	private static final Pattern ADD_VALUE = Pattern
		.compile("add value " + LITERAL + "(?: (before|after) " + LITERAL + ")?");

	private static final Pattern ADD_ATTRIBUTE = Pattern.compile("add attribute (\"[^\"]+\"|[^\\s,]+) (.*)");

	private static final Pattern DROP_ATTRIBUTE = Pattern.compile("drop attribute (\"[^\"]+\"|[^\\s,]+)");

	private static final Pattern ATTRIBUTE = Pattern.compile("(\"[^\"]+\"|[^\\s,]+) ((?:[^,(]|\\([^)]*\\))+)");

	EnumType enumeration(QualifiedName name, String values) {
		return new EnumType(name, VALUE.matcher(values).results().map((value) -> unquoted(value.group(1))).toList());
	}

	StructType struct(QualifiedName name, String attributes) {
		List<Attribute> found = new ArrayList<>();
		Matcher matcher = ATTRIBUTE.matcher(attributes);
		while (matcher.find()) {
			found.add(attribute(matcher.group(1), matcher.group(2)));
		}
		return new StructType(name, found);
	}

	/**
	 * The type after what follows its name in {@code alter type}.
	 */
	UserType alter(UserType type, String action) {
		Matcher value = ADD_VALUE.matcher(action);
		if (type instanceof EnumType before && value.matches()) {
			return added(before, value);
		}
		if (!(type instanceof StructType before)) {
			return type;
		}
		List<Attribute> attributes = new ArrayList<>(before.attributes());
		Matcher added = ADD_ATTRIBUTE.matcher(action);
		if (added.matches()) {
			attributes.add(attribute(added.group(1), added.group(2)));
		}
		Matcher dropped = DROP_ATTRIBUTE.matcher(action);
		if (dropped.matches()) {
			attributes.removeIf((attribute) -> attribute.name().equals(name(dropped.group(1))));
		}
		return new StructType(type.name(), attributes);
	}

	private static EnumType added(EnumType before, Matcher value) {
		List<String> values = new ArrayList<>(before.values());
		int place = values.size();
		if (value.group(2) != null) {
			place = values.indexOf(unquoted(value.group(3))) + (value.group(2).equals("after") ? 1 : 0);
		}
		values.add(place, unquoted(value.group(1)));
		return new EnumType(before.name(), values);
	}

	private Attribute attribute(String name, String type) {
		return new Attribute(name(name), this.engine.normalizeType(type.strip()));
	}

	private Identifier name(String sql) {
		return sql.startsWith("\"") ? this.engine.identifier(sql.substring(1, sql.length() - 1))
				: this.engine.unquoted(sql);
	}

	private static String unquoted(String literal) {
		return literal.replace("''", "'");
	}

}
