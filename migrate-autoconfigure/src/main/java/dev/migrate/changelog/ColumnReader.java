package dev.migrate.changelog;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import liquibase.change.ColumnConfig;
import liquibase.change.ConstraintsConfig;
import liquibase.statement.DatabaseFunction;

import org.jspecify.annotations.Nullable;

/**
 * Reads Liquibase's columns: the reverse of {@link ColumnNodes#column}.
 */
final class ColumnReader {

	private final LiquibaseDialect dialect;

	private final ChangedNames names;

	ColumnReader(ChangeContext context) {
		this.dialect = context.dialect();
		this.names = context.names();
	}

	Column column(ColumnConfig config) {
		String type = this.dialect.type(config.getType());
		Identity identity = Boolean.TRUE.equals(config.isAutoIncrement())
				? identity(config.getGenerationType(), config.getStartWith(), config.getIncrementBy()) : null;
		Object value = config.getDefaultValueObject();
		String defaultValue = (value != null) ? expression(value, config.getType()) : null;
		String remarks = config.getRemarks();
		return new Column(this.names.name(config.getName()), type, nullable(config.getConstraints()), defaultValue,
				identity, null, comment(remarks));
	}

	private static boolean nullable(@Nullable ConstraintsConfig constraints) {
		return constraints == null
				|| !(Boolean.FALSE.equals(constraints.isNullable()) || Boolean.TRUE.equals(constraints.isPrimaryKey()));
	}

	Identity identity(@Nullable String generationType, @Nullable BigInteger start, @Nullable BigInteger increment) {
		return new Identity(LiquibaseDialect.ALWAYS.equalsIgnoreCase(generationType),
				(start != null) ? start.longValue() : this.dialect.impliesStart(1) ? 1 : 0,
				(increment != null) ? increment.longValue() : 1);
	}

	/**
	 * The SQL that Liquibase makes of a value, in the engine's normal spelling.
	 */
	String expression(Object value, String type) {
		Engine engine = this.dialect.engine();
		String sql = (value instanceof DatabaseFunction function)
				? this.dialect.database().generateDatabaseFunctionValue(function)
				: Objects.requireNonNullElse(this.dialect.literal(value, type), "null");
		String inner = sql.startsWith("(") ? sql.substring(1, sql.length() - 1) : sql.replaceFirst("^/\\*\\*/", "");
		boolean guarded = this.dialect.replacesTime(inner) && engine.guardedTime(inner).equals(sql);
		return engine.normalizeDefault(guarded ? inner : sql, this.dialect.type(type));
	}

	/**
	 * The table with the constraints that its columns' definitions bring.
	 */
	Table withConstraints(Table table, List<? extends ColumnConfig> configs) {
		Table constrained = table;
		List<Identifier> key = new ArrayList<>();
		ObjectName keyName = unnamed("pk_" + table.name().name().text());
		for (ColumnConfig config : configs) {
			ConstraintsConfig constraints = config.getConstraints();
			if (constraints == null) {
				continue;
			}
			Identifier column = this.names.name(config.getName());
			if (Boolean.TRUE.equals(constraints.isPrimaryKey())) {
				key.add(column);
				keyName = named(constraints.getPrimaryKeyName(), keyName);
			}
			constrained = withOwnConstraints(constrained, column, constraints);
		}
		return key.isEmpty() ? constrained
				: constrained.withPrimaryKey(new PrimaryKey(this.dialect.engine().primaryKeyName(keyName), key));
	}

	private Table withOwnConstraints(Table table, Identifier column, ConstraintsConfig constraints) {
		Table constrained = table;
		String base = table.name().name().text() + "_" + column.text();
		if (Boolean.TRUE.equals(constraints.isUnique())) {
			ObjectName name = named(constraints.getUniqueConstraintName(), unnamed("uk_" + base));
			constrained = constrained.withUniqueConstraints(
					SchemaState.with(constrained.uniqueConstraints(), new UniqueConstraint(name, List.of(column))));
		}
		if (constraints.getForeignKeyName() != null) {
			constrained = constrained.withForeignKeys(SchemaState.with(constrained.foreignKeys(),
					foreignKey(column, constraints, constraints.getForeignKeyName())));
		}
		return constrained;
	}

	private ForeignKey foreignKey(Identifier column, ConstraintsConfig constraints, String name) {
		String references = constraints.getReferences();
		String table = constraints.getReferencedTableName();
		String columns = constraints.getReferencedColumnNames();
		if (references != null) {
			int columnsStart = references.indexOf('(');
			table = references.substring(0, columnsStart);
			columns = references.substring(columnsStart + 1, references.lastIndexOf(')'));
		}
		ReferentialAction onDelete = Boolean.TRUE.equals(constraints.isDeleteCascade()) ? ReferentialAction.CASCADE
				: ReferentialAction.NO_ACTION;
		return new ForeignKey(ObjectName.given(this.names.name(name)), List.of(column),
				this.names.qualified(constraints.getReferencedTableSchemaName(), Objects.requireNonNull(table)),
				this.names.names(Objects.requireNonNull(columns)), onDelete, ReferentialAction.NO_ACTION);
	}

	/**
	 * A name that the engine will make up: nobody can tell which, but it compares by
	 * content.
	 */
	private static ObjectName unnamed(String standIn) {
		return ObjectName.generated(new Identifier(standIn, false));
	}

	ObjectName named(@Nullable String name, ObjectName unnamed) {
		return (name != null) ? ObjectName.given(this.names.name(name)) : unnamed;
	}

	/**
	 * The comment that remarks become, or null.
	 */
	@Nullable String comment(@Nullable String remarks) {
		boolean kept = remarks != null && !remarks.isEmpty() && this.dialect.engine().keepsComments();
		return kept ? remarks : null;
	}

}
