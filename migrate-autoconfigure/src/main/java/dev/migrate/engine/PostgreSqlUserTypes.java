package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.UserType;
import dev.migrate.schema.UserType.Attribute;
import dev.migrate.schema.UserType.EnumType;
import dev.migrate.schema.UserType.StructType;
import dev.migrate.schema.UserType.Use;

/**
 * SQL about PostgreSQL's types. An enumeration comes with the casts from and to text that
 * Hibernate makes with it. What {@code alter type} cannot do is done as the manual says:
 * a new type takes the place of the old one, column by column.
 *
 * @param engine the engine
 */
record PostgreSqlUserTypes(Engine engine) {

	private static final int LONGEST_NAME = 63;

	private static final String FORMER = "_former";

	List<String> create(UserType type) {
		String name = this.engine.sql(type.name());
		if (type instanceof EnumType enumeration) {
			String values = enumeration.values()
				.stream()
				.map(PostgreSqlUserTypes::literal)
				.collect(Collectors.joining(", "));
			return List.of("create type " + name + " as enum (" + values + ")",
					"create cast (varchar as " + name + ") with inout as implicit",
					"create cast (" + name + " as varchar) with inout as implicit");
		}
		String attributes = ((StructType) type).attributes()
			.stream()
			.map((attribute) -> this.engine.sql(attribute.name()) + " " + attribute.type())
			.collect(Collectors.joining(", "));
		return List.of("create type " + name + " as (" + attributes + ")");
	}

	List<String> drop(UserType type) {
		String name = this.engine.sql(type.name());
		String drop = "drop type " + name;
		return (type instanceof EnumType) ? List.of("drop cast if exists (varchar as " + name + ")",
				"drop cast if exists (" + name + " as varchar)", drop) : List.of(drop);
	}

	List<String> alter(UserType before, UserType after, List<Use> uses) {
		Optional<List<String>> inPlace = Optional.empty();
		if (before instanceof EnumType from && after instanceof EnumType to) {
			inPlace = addValues(from, to);
		}
		else if (before instanceof StructType from && after instanceof StructType to) {
			inPlace = alterAttributes(from, to);
		}
		return inPlace.orElseGet(() -> replace(before, after, uses));
	}

	/**
	 * Values can be added anywhere, but neither removed nor moved.
	 */
	private Optional<List<String>> addValues(EnumType before, EnumType after) {
		List<String> kept = after.values().stream().filter(before.values()::contains).toList();
		if (!kept.equals(before.values())) {
			return Optional.empty();
		}
		String add = "alter type " + this.engine.sql(before.name()) + " add value ";
		List<String> present = new ArrayList<>(before.values());
		List<String> statements = new ArrayList<>();
		for (int i = 0; i < after.values().size(); i++) {
			String value = after.values().get(i);
			if (!present.contains(value)) {
				String place = (i == present.size()) ? ""
						: (i == 0) ? " before " + literal(present.get(0)) : " after " + literal(present.get(i - 1));
				statements.add(add + literal(value) + place);
				present.add(i, value);
			}
		}
		return Optional.of(statements);
	}

	/**
	 * Attributes can be removed, and added at the end.
	 */
	private Optional<List<String>> alterAttributes(StructType before, StructType after) {
		List<Attribute> kept = before.attributes().stream().filter(after.attributes()::contains).toList();
		boolean samePlaces = after.attributes().size() >= kept.size()
				&& after.attributes().subList(0, kept.size()).equals(kept);
		List<Identifier> keptNames = kept.stream().map(Attribute::name).toList();
		boolean retyped = before.attributes()
			.stream()
			.map(Attribute::name)
			.filter((name) -> !keptNames.contains(name))
			.anyMatch((name) -> after.attributes().stream().anyMatch((attribute) -> attribute.name().equals(name)));
		if (!samePlaces || retyped) {
			return Optional.empty();
		}
		String alter = "alter type " + this.engine.sql(before.name());
		List<String> statements = new ArrayList<>();
		before.attributes()
			.stream()
			.filter((attribute) -> !kept.contains(attribute))
			.forEach((gone) -> statements.add(alter + " drop attribute " + this.engine.sql(gone.name())));
		after.attributes()
			.subList(kept.size(), after.attributes().size())
			.forEach((added) -> statements
				.add(alter + " add attribute " + this.engine.sql(added.name()) + " " + added.type()));
		return Optional.of(statements);
	}

	private List<String> replace(UserType before, UserType after, List<Use> uses) {
		Identifier name = before.name().name();
		String stem = name.text().substring(0, Math.min(name.text().length(), LONGEST_NAME - FORMER.length()));
		Identifier former = new Identifier(stem + FORMER, name.delimited());
		List<String> statements = new ArrayList<>();
		statements.add("alter type " + this.engine.sql(before.name()) + " rename to " + this.engine.sql(former));
		statements.addAll(create(after));
		uses.forEach((use) -> statements.addAll(convert(use, before, after)));
		statements.addAll(drop(before.withName(new QualifiedName(before.name().schema(), former))));
		return statements;
	}

	private List<String> convert(Use use, UserType before, UserType after) {
		Column column = use.column();
		String value = this.engine.sql(column.name());
		String converted = (before instanceof StructType from && after instanceof StructType to)
				? row(value, column.type(), from, to) : throughText(value, column.type());
		return retype(use.table(), column, column, converted);
	}

	/**
	 * Statements that give a column another type, its default included, which cannot be
	 * cast by itself.
	 */
	List<String> retype(QualifiedName table, Column before, Column after, String converted) {
		String alter = "alter table " + this.engine.sql(table) + " alter column " + this.engine.sql(after.name());
		List<String> statements = new ArrayList<>();
		if (before.defaultValue() != null) {
			statements.add(alter + " drop default");
		}
		statements.add(alter + " type " + after.type() + " using " + converted);
		if (after.defaultValue() != null) {
			statements.add(alter + " set default " + after.defaultValue());
		}
		return statements;
	}

	/**
	 * Any value of one type becomes one of the other by its text.
	 */
	static String throughText(String value, String type) {
		return value + (type.endsWith("[]") ? "::text[]::" : "::text::") + type;
	}

	/** A row of nothing but nulls is not the same as no row. */
	private String row(String value, String type, StructType before, StructType after) {
		if (type.endsWith("[]")) {
			return throughText(value, type);
		}
		List<Identifier> present = before.attributes().stream().map(Attribute::name).toList();
		String attributes = after.attributes()
			.stream()
			.map((attribute) -> (present.contains(attribute.name())
					? "(" + value + ")." + this.engine.sql(attribute.name()) : "null") + "::" + attribute.type())
			.collect(Collectors.joining(", "));
		return "case when " + value + " is distinct from null then row(" + attributes + ")::" + type + " end";
	}

	private static String literal(String text) {
		return "'" + text.replace("'", "''") + "'";
	}

}
