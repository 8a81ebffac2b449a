package dev.migrate.changelog;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.FillNulls;
import dev.migrate.change.NumberPlaces;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * Changes of columns.
 */
final class ColumnNodes {

	private ColumnNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(AddColumn.class, ColumnNodes::add);
		renderer.register(DropColumn.class,
				(change, names) -> own(names.dialect().engine().dropColumnSql(change.table(), change.column().name()))
					.orElseGet(() -> on("dropColumn", change.table(), change.column(), names)));
		renderer.register(RenameColumn.class, ColumnNodes::rename);
		renderer.register(AlterColumnType.class, ColumnNodes::alterType);
		renderer.register(SetNotNull.class,
				(change, names) -> alter(change.table(), change.column().withNullable(true), change.column(), names)
					.orElseGet(() -> onTyped("addNotNullConstraint", change.table(), change.column(), names)));
		renderer.register(DropNotNull.class,
				(change, names) -> alter(change.table(), change.column().withNullable(false), change.column(), names)
					.orElseGet(() -> onTyped("dropNotNullConstraint", change.table(), change.column(), names)));
		renderer.register(AlterDefault.class, ColumnNodes::alterDefault);
		renderer.register(AlterIdentity.class, ColumnNodes::alterIdentity);
		renderer.register(SetColumnComment.class, ColumnNodes::comment);
		renderer.register(FillNulls.class, ColumnNodes::fill);
		renderer.register(NumberPlaces.class, (change, names) -> ChangeNode
			.sql(List.of(names.dialect().engine().placesSql(change.table(), change.column().name(), change.owners()))));
	}

	/**
	 * Whether Liquibase's changes can express a column.
	 */
	static boolean expressible(Column column, LiquibaseDialect dialect) {
		return column.generated() == null && dialect.spell(column.type()).isPresent();
	}

	static ChangeNode column(Column column, @Nullable PrimaryKey primaryKey, Names names) {
		ChangeNode node = ChangeNode.of("column")
			.with("name", names.write(column.name()))
			.with("type", type(column, names));
		node = identity(node, column.identity(), names.dialect());
		if (column.defaultValue() != null) {
			node = Literals.with(node, "defaultValue", column.defaultValue(), column, names.dialect());
		}
		ChangeNode constraints = constraints(column, primaryKey, names);
		return node.with("remarks", column.comment()).with("constraints", constraints.isEmpty() ? null : constraints);
	}

	private static ChangeNode identity(ChangeNode node, @Nullable Identity identity, LiquibaseDialect dialect) {
		if (identity == null) {
			return node;
		}
		return node.with("autoIncrement", true)
			.with("generationType", identity.always() ? LiquibaseDialect.ALWAYS : null)
			.with("startWith", dialect.impliesStart(identity.start()) ? null : identity.start())
			.with("incrementBy", (identity.increment() != 1) ? identity.increment() : null);
	}

	private static ChangeNode constraints(Column column, @Nullable PrimaryKey primaryKey, Names names) {
		ChangeNode constraints = ChangeNode.of("constraints").with("nullable", column.nullable() ? null : false);
		if (primaryKey == null || !primaryKey.columns().contains(column.name())) {
			return constraints;
		}
		return constraints.with("primaryKey", true).with("primaryKeyName", names.write(primaryKey.name().identifier()));
	}

	private static ChangeNode add(AddColumn change, Names names) {
		Column column = change.column();
		if (!expressible(column, names.dialect())) {
			Engine engine = names.dialect().engine();
			return ChangeNode.sql(List.of(engine.addOwnColumnSql(change.table(), column)));
		}
		return own(names.dialect().engine().addColumnSql(change.table(), column)).orElseGet(
				() -> names.onTable("addColumn", change.table()).with("columns", List.of(column(column, null, names))));
	}

	private static ChangeNode rename(RenameColumn change, Names names) {
		List<String> sql = names.dialect()
			.engine()
			.renameColumnSql(change.table(), change.column().name(), change.to());
		return own(sql).orElseGet(() -> names.onTable("renameColumn", change.table())
			.with("oldColumnName", names.write(change.column().name()))
			.with("newColumnName", names.write(change.to()))
			.with("columnDataType", repeatedType(change.column(), names)));
	}

	private static ChangeNode alterType(AlterColumnType change, Names names) {
		Engine engine = names.dialect().engine();
		Optional<ChangeNode> own = alter(change.table(), change.before(), change.after(), names);
		return own.orElseGet(() -> names.dialect()
			.spell(change.after().type())
			.map((type) -> on("modifyDataType", change.table(), change.after(), names).with("newDataType", type))
			.orElseGet(() -> ChangeNode.sql(List.of(engine.alterTypeSql(change.table(), change.after())))));
	}

	/**
	 * The engine's own way of altering a column, where it needs one.
	 */
	private static Optional<ChangeNode> alter(QualifiedName table, Column before, Column after, Names names) {
		return own(names.dialect().engine().alterColumnSql(table, before, after));
	}

	private static Optional<ChangeNode> own(List<String> sql) {
		return sql.isEmpty() ? Optional.empty() : Optional.of(ChangeNode.sql(sql));
	}

	private static ChangeNode alterDefault(AlterDefault change, Names names) {
		String value = change.after().defaultValue();
		if (value == null) {
			return alter(change.table(), change.before(), change.after(), names)
				.orElseGet(() -> onTyped("dropDefaultValue", change.table(), change.after(), names));
		}
		ChangeNode node = onTyped("addDefaultValue", change.table(), change.after(), names);
		ChangeNode literal = Literals.with(node, "defaultValue", value, change.after(), names.dialect());
		List<String> sql = names.dialect().engine().setDefaultSql(change.table(), change.after());
		return (literal.attributes().containsKey("defaultValueComputed") && !sql.isEmpty()) ? ChangeNode.sql(sql)
				: literal;
	}

	private static ChangeNode alterIdentity(AlterIdentity change, Names names) {
		return ChangeNode
			.sql(names.dialect().engine().alterIdentitySql(change.table(), change.before(), change.after()));
	}

	private static ChangeNode comment(SetColumnComment change, Names names) {
		List<String> sql = names.dialect()
			.engine()
			.commentSql(change.table(), change.after().name(), change.after().comment());
		if (!sql.isEmpty()) {
			return ChangeNode.sql(sql);
		}
		return alter(change.table(), change.before(), change.after(), names)
			.orElseGet(() -> onTyped("setColumnRemarks", change.table(), change.after(), names).with("remarks",
					Objects.requireNonNullElse(change.after().comment(), "")));
	}

	private static ChangeNode fill(FillNulls change, Names names) {
		ChangeNode value = Literals.with(ChangeNode.of("column").with("name", names.write(change.column().name())),
				"value", change.value(), change.column(), names.dialect());
		return names.onTable("update", change.table())
			.with("columns", List.of(value))
			.with("where", names.dialect().engine().sql(change.column().name()) + " is null");
	}

	private static ChangeNode on(String name, QualifiedName table, Column column, Names names) {
		return names.onTable(name, table).with("columnName", names.write(column.name()));
	}

	private static ChangeNode onTyped(String name, QualifiedName table, Column column, Names names) {
		return on(name, table, column, names).with("columnDataType", repeatedType(column, names));
	}

	private static @Nullable String repeatedType(Column column, Names names) {
		return names.dialect().repeatsTypes() ? type(column, names) : null;
	}

	private static String type(Column column, Names names) {
		return names.dialect().spell(column.type()).orElse(column.type());
	}

}
