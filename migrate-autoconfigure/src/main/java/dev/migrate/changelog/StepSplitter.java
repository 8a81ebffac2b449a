package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateObject;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Identity;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * Splits steps that Liquibase cannot express in a single change.
 *
 * @param dialect what Liquibase can express
 */
record StepSplitter(LiquibaseDialect dialect) {

	List<SchemaChange> split(SchemaChange change) {
		if (change instanceof CreateTable create) {
			return splitTable(create.table());
		}
		if (change instanceof AddColumn add) {
			return splitColumn(add.table(), add.column());
		}
		if (change instanceof CreateSequence create) {
			return splitSequence(create.sequence());
		}
		if (change instanceof CreateObject create) {
			return List.copyOf(DatabaseObjects.split(create));
		}
		if (change instanceof AlterDefault alter && alter.before().defaultValue() != null
				&& alter.after().defaultValue() != null && this.dialect.engine().defaultsAreConstraints()) {
			Column none = alter.before().withDefaultValue(null);
			return List.of(new AlterDefault(alter.table(), alter.before(), none),
					new AlterDefault(alter.table(), none, alter.after()));
		}
		return List.of(change);
	}

	/**
	 * Liquibase takes the order of a primary key from the columns, and has no generated
	 * columns.
	 */
	private List<SchemaChange> splitTable(Table created) {
		Table table = keyFirst(created);
		List<Column> direct = table.columns().stream().filter(this::expressible).toList();
		if (direct.isEmpty()) {
			direct = table.columns();
		}
		PrimaryKey key = table.primaryKey();
		boolean ownKey = key != null && !inOrder(key, direct);
		boolean numbersLater = ownKey && this.dialect.engine().rowNumbers() != null;
		List<SchemaChange> steps = new ArrayList<>();
		steps.add(new CreateTable(
				table.withColumns(direct.stream().map((column) -> expressed(column, numbersLater)).toList())
					.withPrimaryKey(ownKey ? null : key)
					.withComment(writesComments() ? table.comment() : null)));
		if (table.comment() != null && !writesComments()) {
			steps.add(new SetTableComment(table.name(), null, table.comment()));
		}
		for (Column column : table.columns()) {
			steps.addAll(direct.contains(column) ? completion(table.name(), expressed(column, numbersLater), column)
					: splitColumn(table.name(), column));
		}
		if (key != null && ownKey) {
			int place = numbersLater ? firstIdentity(steps) : steps.size();
			steps.add(place, new AddPrimaryKey(table.name(), key));
		}
		return steps;
	}

	/**
	 * Hibernate orders columns by size. A reader looks for the key first.
	 */
	private static Table keyFirst(Table table) {
		List<Identifier> key = (table.primaryKey() != null) ? table.primaryKey().columns() : List.of();
		return table.withColumns(table.columns()
			.stream()
			.sorted(Comparator.comparing((column) -> !key.contains(column.name())))
			.toList());
	}

	private static int firstIdentity(List<SchemaChange> steps) {
		int place = 0;
		while (place < steps.size() && !(steps.get(place) instanceof AlterIdentity)) {
			place++;
		}
		return place;
	}

	private static boolean inOrder(PrimaryKey key, List<Column> columns) {
		List<Identifier> inTable = columns.stream().map(Column::name).filter(key.columns()::contains).toList();
		return inTable.equals(key.columns());
	}

	private List<SchemaChange> splitColumn(QualifiedName table, Column column) {
		List<SchemaChange> steps = new ArrayList<>();
		if (expressible(column)) {
			steps.add(new AddColumn(table, expressed(column, false)));
			steps.addAll(completion(table, expressed(column, false), column));
		}
		else {
			Column silent = column.withComment(null);
			steps.add(new AddColumn(table, silent));
			if (column.comment() != null) {
				steps.add(new SetColumnComment(table, silent, column));
			}
		}
		return steps;
	}

	private boolean writesComments() {
		return this.dialect.engine().commentSql(QualifiedName.of("t"), null, "").isEmpty();
	}

	private boolean expressible(Column column) {
		return ColumnNodes.expressible(column, this.dialect);
	}

	/**
	 * As much of a column as its creation can say.
	 * @param numbersLater whether its rows can be numbered only when there is a key
	 */
	private Column expressed(Column column, boolean numbersLater) {
		Identity identity = column.identity();
		Column expressed = writesComments() ? column : column.withComment(null);
		if (numbersLater) {
			return expressed.withIdentity(null);
		}
		return (identity != null && identity.always() && !this.dialect.writesIdentityKind())
				? expressed.withIdentity(new Identity(false, identity.start(), identity.increment())) : expressed;
	}

	private static List<SchemaChange> completion(QualifiedName table, Column expressed, Column column) {
		List<SchemaChange> steps = new ArrayList<>();
		Column identified = expressed.withIdentity(column.identity());
		if (!identified.equals(expressed)) {
			steps.add(new AlterIdentity(table, expressed, identified));
		}
		if (!column.equals(identified)) {
			steps.add(new SetColumnComment(table, identified, column));
		}
		return steps;
	}

	private List<SchemaChange> splitSequence(Sequence sequence) {
		boolean bounds = this.dialect.writesSequenceBounds();
		boolean cache = this.dialect.writesSequenceCache();
		Sequence expressed = new Sequence(sequence.name(), sequence.start(), sequence.increment(),
				bounds ? sequence.minimum() : null, bounds ? sequence.maximum() : null, sequence.cycle(),
				cache ? sequence.cache() : null);
		return expressed.equals(sequence) ? List.of(new CreateSequence(sequence))
				: List.of(new CreateSequence(expressed), new AlterSequence(expressed, sequence));
	}

}
