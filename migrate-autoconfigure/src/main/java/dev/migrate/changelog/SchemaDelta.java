package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterType;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropType;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.DropView;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetNotNull;
import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;

/**
 * What a single change has made of a schema. As it is only one, what is gone and what has
 * come in its place are the same under another name.
 */
final class SchemaDelta {

	private final TypeRules types;

	private final List<SchemaChange> changes = new ArrayList<>();

	private SchemaDelta(TypeRules types) {
		this.types = types;
	}

	static List<SchemaChange> between(Schema before, Schema after, TypeRules types) {
		SchemaDelta delta = new SchemaDelta(types);
		delta.tables(before, after);
		delta.others(before, after);
		return delta.changes;
	}

	private void tables(Schema before, Schema after) {
		List<Table> gone = missing(before.tables(), after.tables(), Table::name);
		List<Table> come = missing(after.tables(), before.tables(), Table::name);
		if (gone.size() == 1 && come.size() == 1 && gone.get(0).columns().equals(come.get(0).columns())) {
			this.changes.add(new RenameTable(gone.get(0).name(), come.get(0).name()));
			return;
		}
		for (Table table : come) {
			Table bare = Table.of("bare", table.columns(), table.primaryKey()).withName(table.name());
			this.changes.add(new CreateTable(bare.withComment(table.comment())));
			members(bare, table);
		}
		Map<QualifiedName, Table> formerTables = before.tables()
			.stream()
			.collect(Collectors.toMap(Table::name, Function.identity()));
		for (Table table : after.tables()) {
			Table former = formerTables.get(table.name());
			if (former != null && !former.equals(table)) {
				columns(former, table);
				members(former, table);
			}
		}
		gone.forEach((table) -> this.changes.add(new DropTable(table)));
	}

	private void columns(Table before, Table after) {
		QualifiedName table = after.name();
		List<Column> gone = missing(before.columns(), after.columns(), Column::name);
		List<Column> come = missing(after.columns(), before.columns(), Column::name);
		if (gone.size() == 1 && come.size() == 1) {
			this.changes.add(new RenameColumn(table, gone.get(0), come.get(0).name()));
		}
		else {
			come.forEach((column) -> this.changes.add(new AddColumn(table, column)));
			gone.forEach((column) -> this.changes.add(new DropColumn(table, column)));
		}
		for (Column column : after.columns()) {
			before.column(column.name()).ifPresent((former) -> column(table, former, column));
		}
	}

	private void column(QualifiedName table, Column before, Column after) {
		if (!before.type().equals(after.type())) {
			this.changes
				.add(new AlterColumnType(table, before, after, this.types.narrowing(before.type(), after.type())));
		}
		if (before.nullable() != after.nullable()) {
			this.changes.add(after.nullable() ? new DropNotNull(table, after) : new SetNotNull(table, after));
		}
		if (!Objects.equals(before.defaultValue(), after.defaultValue())) {
			this.changes.add(new AlterDefault(table, before, after));
		}
		if (!Objects.equals(before.identity(), after.identity())) {
			this.changes.add(new AlterIdentity(table, before, after));
		}
	}

	private void members(Table before, Table after) {
		QualifiedName table = after.name();
		if (before.primaryKey() != null && after.primaryKey() == null) {
			this.changes.add(new DropPrimaryKey(table, before.primaryKey()));
		}
		else if (before.primaryKey() == null && after.primaryKey() != null) {
			this.changes.add(new AddPrimaryKey(table, after.primaryKey()));
		}
		differences(before.uniqueConstraints(), after.uniqueConstraints(),
				(unique) -> new AddUniqueConstraint(table, unique),
				(unique) -> new DropUniqueConstraint(table, unique));
		differences(before.foreignKeys(), after.foreignKeys(), (key) -> new AddForeignKey(table, key),
				(key) -> new DropForeignKey(table, key));
		differences(before.checkConstraints(), after.checkConstraints(),
				(check) -> new AddCheckConstraint(table, check), (check) -> new DropCheckConstraint(table, check));
		differences(before.indexes(), after.indexes(), (index) -> new CreateIndex(table, index),
				(index) -> new DropIndex(table, index));
	}

	private void others(Schema before, Schema after) {
		missing(before.sequences(), after.sequences(), Sequence::name)
			.forEach((sequence) -> this.changes.add(new DropSequence(sequence)));
		missing(before.views(), after.views(), View::name).forEach((view) -> this.changes.add(new DropView(view)));
		missing(before.types(), after.types(), UserType::name).forEach((type) -> this.changes.add(new DropType(type)));
		for (UserType type : after.types()) {
			before.type(type.name())
				.filter((former) -> !former.equals(type))
				.ifPresent((former) -> this.changes.add(new AlterType(former, type, List.of(), null)));
		}
	}

	private <T> void differences(List<T> before, List<T> after, Function<T, SchemaChange> added,
			Function<T, SchemaChange> dropped) {
		before.stream().filter((item) -> !after.contains(item)).map(dropped).forEach(this.changes::add);
		after.stream().filter((item) -> !before.contains(item)).map(added).forEach(this.changes::add);
	}

	private static <T, N> List<T> missing(List<T> all, List<T> others, Function<T, N> name) {
		Set<N> names = others.stream().map(name).collect(Collectors.toSet());
		return all.stream().filter((item) -> !names.contains(name.apply(item))).toList();
	}

}
