package dev.migrate.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.migrate.engine.Engine;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.UniqueConstraint;
import org.hibernate.annotations.OnDeleteAction;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.unique.CreateTableUniqueDelegate;
import org.hibernate.dialect.unique.UniqueDelegate;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.hibernate.mapping.UniqueKey;
import org.jspecify.annotations.Nullable;

/**
 * Reads what liquibase-hibernate6 does not know of a table or says otherwise than
 * Hibernate: unique constraints, foreign keys and checks.
 */
final class ConstraintReader {

	private static final Pattern ON_DELETE = Pattern.compile("on delete (cascade|set null|set default|restrict)",
			Pattern.CASE_INSENSITIVE);

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final Engine engine;

	private final Names names;

	private final SqlStringGenerationContext context;

	/**
	 * Creates a reader.
	 * @param schemas where the metadata's objects are
	 */
	ConstraintReader(MetadataImplementor metadata, Engine engine, MappedSchemas schemas) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.engine = engine;
		this.names = new Names(engine, schemas);
		this.context = RelativeNames.of(metadata, schemas);
	}

	List<UniqueConstraint> uniqueConstraints(Table table) {
		UniqueDelegate delegate = this.dialect.getUniqueDelegate();
		boolean named = !(delegate instanceof CreateTableUniqueDelegate);
		Map<List<Identifier>, UniqueConstraint> byColumns = new LinkedHashMap<>();
		for (Column column : table.getColumns()) {
			if (isUnique(table, column) && !hasIndex(table, column)) {
				boolean inColumn = !delegate.getColumnDefinitionUniquenessFragment(column, this.context).isBlank();
				ObjectName name = (named && !inColumn && column.getUniqueKeyName() != null)
						? this.names.given(column.getUniqueKeyName(), this.dialect)
						: this.names.generated("uk", table, List.of(column));
				List<Identifier> columns = List.of(this.names.column(column));
				byColumns.put(columns, new UniqueConstraint(name, columns));
			}
		}
		for (UniqueKey key : table.getUniqueKeys().values()) {
			if (isIndex(key) || (named && command(key).isBlank())) {
				continue;
			}
			ObjectName name = (named || key.isNameExplicit()) ? this.names.given(key.getName(), this.dialect)
					: this.names.generated("uk", table, key.getColumns());
			List<Identifier> columns = columns(key.getColumns());
			byColumns.putIfAbsent(columns, new UniqueConstraint(name, columns));
		}
		return List.copyOf(byColumns.values());
	}

	/**
	 * The indexes that stand for unique constraints where a constraint would not admit
	 * several rows without a value.
	 */
	List<Index> uniqueIndexes(Table table) {
		return table.getUniqueKeys()
			.values()
			.stream()
			.filter(this::isIndex)
			.map((key) -> new Index(this.names.given(key.getName(), this.dialect), List.of(), true, command(key)))
			.toList();
	}

	private boolean hasIndex(Table table, Column column) {
		return table.getUniqueKeys()
			.values()
			.stream()
			.anyMatch((key) -> key.getColumns().equals(List.of(column)) && isIndex(key));
	}

	private boolean isIndex(UniqueKey key) {
		return command(key).startsWith("create unique ");
	}

	private String command(UniqueKey key) {
		return this.dialect.getUniqueDelegate().getAlterTableToAddUniqueKeyCommand(key, this.metadata, this.context);
	}

	private boolean isUnique(Table table, Column column) {
		return !table.isPrimaryKey(column)
				&& (column.isUnique() || DeclaredType.of(column.getSqlType(this.metadata)).unique());
	}

	/** Hibernate adds them to tables that are there, which not every engine can do. */
	List<ForeignKey> foreignKeys(Table table) {
		if (!this.dialect.hasAlterTable()) {
			return List.of();
		}
		return table.getForeignKeys()
			.values()
			.stream()
			.filter((key) -> key.isCreationEnabled() && key.isPhysicalConstraint())
			.map(this::foreignKey)
			.toList();
	}

	private ForeignKey foreignKey(org.hibernate.mapping.ForeignKey key) {
		Table target = key.getReferencedTable();
		List<Column> referenced = key.isReferenceToPrimaryKey() ? target.getPrimaryKey().getColumns()
				: key.getReferencedColumns();
		return new ForeignKey(this.names.given(key.getName(), this.dialect), columns(key.getColumns()),
				this.names.table(target), columns(referenced), this.engine.normalizeAction(onDelete(key)),
				ReferentialAction.NO_ACTION);
	}

	private ReferentialAction onDelete(org.hibernate.mapping.ForeignKey key) {
		OnDeleteAction action = this.dialect.supportsCascadeDelete() ? key.getOnDeleteAction() : null;
		String definition = key.getKeyDefinition();
		if (action == null && definition != null) {
			Matcher matcher = ON_DELETE.matcher(definition);
			return matcher.find() ? action(matcher.group(1)) : ReferentialAction.NO_ACTION;
		}
		return (action != null) ? action(action.toSqlString()) : ReferentialAction.NO_ACTION;
	}

	private static ReferentialAction action(String sql) {
		for (ReferentialAction action : ReferentialAction.values()) {
			if (action.sql().equalsIgnoreCase(sql)) {
				return action;
			}
		}
		throw new IllegalArgumentException("Unknown action of a foreign key: " + sql);
	}

	List<CheckConstraint> checkConstraints(Table table) {
		List<CheckConstraint> checks = new ArrayList<>();
		if (this.dialect.supportsColumnCheck()) {
			table.getColumns().forEach((column) -> addChecks(checks, table, column));
		}
		if (this.dialect.supportsTableCheck()) {
			for (org.hibernate.mapping.CheckConstraint check : table.getChecks()) {
				checks.add(check(check.getName(), check.getConstraint(), table, List.of()));
			}
			for (String expression : new AggregateChecks(this.dialect).of(table)) {
				checks.add(check(null, expression, table, List.of()));
			}
		}
		return withDistinctNames(checks);
	}

	private static List<CheckConstraint> withDistinctNames(List<CheckConstraint> checks) {
		Map<Identifier, CheckConstraint> byName = new LinkedHashMap<>();
		for (CheckConstraint check : checks) {
			Identifier name = check.name().identifier();
			for (int i = 2; !check.name().isChosen() && byName.containsKey(name); i++) {
				name = new Identifier(check.name() + "_" + i, check.name().identifier().delimited());
			}
			byName.put(name, new CheckConstraint(new ObjectName(name, check.name().origin()), check.expression()));
		}
		return List.copyOf(byName.values());
	}

	/** Hibernate joins the nameless checks of a column into one. */
	private void addChecks(List<CheckConstraint> checks, Table table, Column column) {
		List<org.hibernate.mapping.CheckConstraint> nameless = column.getCheckConstraints()
			.stream()
			.filter(org.hibernate.mapping.CheckConstraint::isAnonymous)
			.toList();
		if (!nameless.isEmpty()) {
			String expression = (nameless.size() == 1) ? nameless.get(0).getConstraint()
					: nameless.stream()
						.map(org.hibernate.mapping.CheckConstraint::getConstraintInParens)
						.collect(Collectors.joining(" and "));
			checks.add(check(null, expression, table, List.of(column)));
		}
		for (DeclaredType.Check declared : DeclaredType.of(column.getSqlType(this.metadata)).checks()) {
			checks.add(check(declared.name(), declared.expression(), table, List.of(column)));
		}
		for (org.hibernate.mapping.CheckConstraint check : column.getCheckConstraints()) {
			if (check.isNamed()) {
				checks.add(check(check.getName(), check.getConstraint(), table, List.of(column)));
			}
		}
	}

	private CheckConstraint check(@Nullable String name, String expression, Table table, List<Column> columns) {
		return new CheckConstraint(
				(name != null) ? this.names.given(name, this.dialect) : this.names.generated("ck", table, columns),
				this.engine.normalizeCheck(expression.strip()));
	}

	private List<Identifier> columns(Collection<Column> columns) {
		return columns.stream().map(this.names::column).toList();
	}

}
