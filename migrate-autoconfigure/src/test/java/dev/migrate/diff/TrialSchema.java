package dev.migrate.diff;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import dev.migrate.change.AddCheckConstraint;
import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.AlterSequence;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SetTableComment;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;
import dev.migrate.schema.UniqueConstraint;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A schema on which steps can be tried. It refuses what H2 or PostgreSQL refuse: an
 * object that something hangs on, a name that is taken, a mandatory column for rows that
 * have no value.
 */
final class TrialSchema {

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>();

	private final Set<Index> held = new HashSet<>();

	private final Set<String> filled = new HashSet<>();

	private final TypeRules types;

	private boolean rows = true;

	TrialSchema(Schema schema, TypeRules types) {
		schema.tables().forEach((table) -> this.tables.put(table.name(), table));
		schema.sequences().forEach((sequence) -> this.sequences.put(sequence.name(), sequence));
		this.types = types;
		this.tables.values().forEach((table) -> table.foreignKeys().forEach((key) -> hold(table.name(), key)));
	}

	/**
	 * From now on tables are empty: the way back restores structure, not values.
	 */
	void withoutRows() {
		this.rows = false;
	}

	Schema schema() {
		return new Schema(List.copyOf(this.tables.values()), List.copyOf(this.sequences.values()));
	}

	void run(SchemaChange change) {
		assertThat(runTable(change) || runColumn(change) || runMember(change)).as(change.describe()).isTrue();
	}

	private boolean runTable(SchemaChange change) {
		if (change instanceof CreateSequence create) {
			free(change, create.sequence().name().name());
			this.sequences.put(create.sequence().name(), create.sequence());
		}
		else if (change instanceof DropSequence drop) {
			is(change, this.sequences.remove(drop.sequence().name()), drop.sequence());
		}
		else if (change instanceof AlterSequence alter) {
			is(change, this.sequences.put(alter.before().name(), alter.after()), alter.before());
		}
		else if (change instanceof RenameSequence rename) {
			free(change, rename.to().name());
			apply(new Renaming(Map.of(), Map.of(rename.from(), rename.to()), Map.of()));
		}
		else if (change instanceof CreateTable create) {
			free(change, create.table().name().name());
			Table bare = Table.of("x", create.table().columns(), create.table().primaryKey())
				.withName(create.table().name())
				.withComment(create.table().comment());
			if (bare.primaryKey() != null) {
				free(change, bare.primaryKey().name());
			}
			this.tables.put(bare.name(), bare);
		}
		else if (change instanceof DropTable drop) {
			assertThat(referrers(drop.table().name())).as(change.describe()).isEmpty();
			Table present = this.tables.remove(drop.table().name());
			is(change, lines(present, true), lines(drop.table(), true));
		}
		else if (change instanceof RenameTable rename) {
			assertThat(this.tables).as(change.describe()).containsKey(rename.from());
			free(change, rename.to().name());
			apply(new Renaming(Map.of(rename.from(), rename.to()), Map.of(), Map.of()));
		}
		else if (change instanceof SetTableComment set) {
			is(change, table(set.table()).comment(), set.before());
			put(table(set.table()).withComment(set.after()));
		}
		else {
			return false;
		}
		return true;
	}

	private boolean runColumn(SchemaChange change) {
		if (change instanceof AddColumn add) {
			addColumn(add);
		}
		else if (change instanceof DropColumn drop) {
			is(change, column(change, drop.table(), drop.column().name()), drop.column());
			assertThat(hangingOn(drop.table(), drop.column().name())).as(change.describe()).isEmpty();
			Table table = table(drop.table());
			put(table.withColumns(
					table.columns().stream().filter((other) -> !other.name().equals(drop.column().name())).toList()));
		}
		else if (change instanceof RenameColumn rename) {
			is(change, column(change, rename.table(), rename.column().name()), rename.column());
			assertThat(table(rename.table()).column(rename.to())).as(change.describe()).isEmpty();
			apply(new Renaming(Map.of(), Map.of(),
					Map.of(rename.table(), Map.of(rename.column().name(), rename.to()))));
		}
		else if (change instanceof AlterColumnType alter) {
			assertThat(generatedFrom(alter.table(), alter.before().name())).as(change.describe()).isEmpty();
			alter(change, alter.table(), alter.before(), alter.before().withType(alter.after().type()));
		}
		else if (change instanceof AlterDefault alter) {
			assertThat(alter.before().identity()).as(change.describe()).isNull();
			alter(change, alter.table(), alter.before(), alter.before().withDefaultValue(alter.after().defaultValue()));
		}
		else if (change instanceof AlterIdentity alter) {
			assertThat(alter.before().nullable()).as(change.describe()).isFalse();
			assertThat(alter.before().defaultValue()).as(change.describe()).isNull();
			alter(change, alter.table(), alter.before(), alter.before().withIdentity(alter.after().identity()));
		}
		else if (change instanceof SetColumnComment set) {
			alter(change, set.table(), set.before(), set.before().withComment(set.after().comment()));
		}
		else if (change instanceof FillNulls fill) {
			is(change, column(change, fill.table(), fill.column().name()), fill.column());
			this.filled.add(fill.table() + "." + fill.column().name());
		}
		else if (change instanceof SetNotNull set) {
			setNotNull(set);
		}
		else if (change instanceof DropNotNull drop) {
			PrimaryKey key = table(drop.table()).primaryKey();
			assertThat(key != null && key.columns().contains(drop.column().name())).as(change.describe()).isFalse();
			assertThat(drop.column().identity()).as(change.describe()).isNull();
			alter(change, drop.table(), drop.column().withNullable(false), drop.column());
		}
		else {
			return false;
		}
		return true;
	}

	private void addColumn(AddColumn add) {
		Column column = add.column();
		assertThat(table(add.table()).column(column.name())).as(add.describe()).isEmpty();
		assertThat(this.rows && !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null)
			.as(add.describe() + ": rows have no value")
			.isFalse();
		List<Column> columns = new ArrayList<>(table(add.table()).columns());
		columns.add(column);
		put(table(add.table()).withColumns(columns));
	}

	private void setNotNull(SetNotNull set) {
		PrimaryKey key = table(set.table()).primaryKey();
		assertThat(key == null || !key.columns().contains(set.column().name())).isTrue();
		assertThat(!this.rows || set.column().generated() != null
				|| this.filled.contains(set.table() + "." + set.column().name()))
			.as(set.describe() + ": rows have no value")
			.isTrue();
		alter(set, set.table(), set.column().withNullable(true), set.column());
	}

	private boolean runMember(SchemaChange change) {
		if (change instanceof AddForeignKey add) {
			addForeignKey(add);
		}
		else if (change instanceof DropForeignKey drop) {
			remove(Members.FOREIGN_KEYS, change, drop.table(), drop.foreignKey());
			this.held.removeIf((index) -> table(drop.table()).indexes().contains(index)
					&& table(drop.table()).foreignKeys().stream().noneMatch((key) -> serves(index, key)));
		}
		else if (change instanceof AddPrimaryKey add) {
			assertThat(table(add.table()).primaryKey()).as(change.describe()).isNull();
			add.primaryKey()
				.columns()
				.forEach((name) -> assertThat(column(change, add.table(), name).nullable()).as(change.describe())
					.isFalse());
			add(new PrimaryKeyDiffer(), change, add.table(), add.primaryKey());
		}
		else if (change instanceof DropPrimaryKey drop) {
			unreferenced(change, drop.table(), drop.primaryKey().columns());
			remove(new PrimaryKeyDiffer(), change, drop.table(), drop.primaryKey());
		}
		else if (change instanceof AddUniqueConstraint add) {
			add(new UniqueConstraintDiffer(), change, add.table(), add.unique());
		}
		else if (change instanceof DropUniqueConstraint drop) {
			unreferenced(change, drop.table(), drop.unique().columns());
			remove(new UniqueConstraintDiffer(), change, drop.table(), drop.unique());
		}
		else if (change instanceof AddCheckConstraint add) {
			add(new CheckConstraintDiffer(), change, add.table(), add.check());
		}
		else if (change instanceof DropCheckConstraint drop) {
			remove(new CheckConstraintDiffer(), change, drop.table(), drop.check());
		}
		else if (change instanceof CreateIndex create) {
			add(new IndexDiffer(), change, create.table(), create.index());
		}
		else if (change instanceof DropIndex drop) {
			assertThat(this.held).as(change.describe()).doesNotContain(drop.index());
			remove(new IndexDiffer(), change, drop.table(), drop.index());
		}
		else {
			return false;
		}
		return true;
	}

	private void addForeignKey(AddForeignKey add) {
		ForeignKey key = add.foreignKey();
		Set<Identifier> referenced = Set.copyOf(key.referencedColumns());
		Table target = table(key.referencedTable());
		boolean keyed = Stream
			.concat(Stream.ofNullable(target.primaryKey()).map(PrimaryKey::columns),
					target.uniqueConstraints().stream().map((unique) -> unique.columns()))
			.anyMatch((columns) -> Set.copyOf(columns).equals(referenced));
		assertThat(keyed).as(add.describe() + ": no key to refer to").isTrue();
		for (int i = 0; i < key.columns().size(); i++) {
			assertThat(column(add, add.table(), key.columns().get(i)).type()).as(add.describe())
				.isEqualTo(column(add, key.referencedTable(), key.referencedColumns().get(i)).type());
		}
		add(Members.FOREIGN_KEYS, add, add.table(), key);
		hold(add.table(), key);
	}

	/**
	 * Foreign keys take hold of the indexes that are there when they come.
	 */
	private void hold(QualifiedName table, ForeignKey key) {
		if (this.types.foreignKeysHoldIndexes()) {
			table(table).indexes().stream().filter((index) -> serves(index, key)).forEach(this.held::add);
		}
	}

	private static boolean serves(Index index, ForeignKey key) {
		return key.columns()
			.equals(index.columns().stream().map(IndexColumn::name).limit(key.columns().size()).toList());
	}

	private <T> void add(MemberDiffer<T> differ, SchemaChange change, QualifiedName table, T member) {
		free(change, differ.name(member));
		List<T> members = new ArrayList<>(differ.of(table(table)));
		members.add(member);
		put(differ.with(table(table), members));
	}

	private <T> void remove(MemberDiffer<T> differ, SchemaChange change, QualifiedName table, T member) {
		List<T> members = new ArrayList<>(differ.of(table(table)));
		assertThat(members.remove(member)).as(change.describe() + ": " + member + " is not in " + table(table))
			.isTrue();
		put(differ.with(table(table), members));
	}

	private void alter(SchemaChange change, QualifiedName name, Column before, Column after) {
		is(change, column(change, name, before.name()), before);
		Table table = table(name);
		put(table.withColumns(table.columns()
			.stream()
			.map((column) -> column.name().equals(before.name()) ? after : column)
			.toList()));
	}

	private void unreferenced(SchemaChange change, QualifiedName table, List<Identifier> columns) {
		assertThat(referrers(table)).as(change.describe())
			.noneMatch((key) -> Set.copyOf(key.referencedColumns()).equals(Set.copyOf(columns)));
	}

	private List<ForeignKey> referrers(QualifiedName table) {
		return this.tables.values()
			.stream()
			.flatMap((other) -> other.foreignKeys().stream())
			.filter((key) -> key.referencedTable().equals(table))
			.toList();
	}

	private List<String> hangingOn(QualifiedName name, Identifier column) {
		List<String> hanging = new ArrayList<>(generatedFrom(name, column));
		Table table = table(name);
		UnaryOperator<String> note = (line) -> hanging.add(line) ? line : line;
		Members.ALL.forEach((differ) -> hanging(differ, table, column).forEach(note::apply));
		referrers(name).stream()
			.filter((key) -> key.referencedColumns().contains(column))
			.forEach((key) -> hanging.add(key.toString()));
		return hanging;
	}

	private static <T> List<String> hanging(MemberDiffer<T> differ, Table table, Identifier column) {
		return differ.of(table).stream().filter((member) -> differ.uses(member, column)).map(Object::toString).toList();
	}

	private List<String> generatedFrom(QualifiedName table, Identifier name) {
		return table(table).columns()
			.stream()
			.filter((column) -> column.generated() != null && column.generated().expression().contains(name.text()))
			.map((column) -> column.name() + " is computed from it")
			.toList();
	}

	private Table table(QualifiedName name) {
		assertThat(this.tables).containsKey(name);
		return this.tables.get(name);
	}

	private Column column(SchemaChange change, QualifiedName table, Identifier name) {
		return table(table).column(name)
			.orElseThrow(() -> new AssertionError(change.describe() + ": no column " + name + " in " + table(table)));
	}

	private void put(Table table) {
		this.tables.put(table.name(), table);
	}

	private void apply(Renaming renaming) {
		Schema renamed = renaming.applyTo(schema());
		this.tables.clear();
		this.sequences.clear();
		renamed.tables().forEach(this::put);
		renamed.sequences().forEach((sequence) -> this.sequences.put(sequence.name(), sequence));
	}

	private static void is(SchemaChange change, Object actual, Object expected) {
		assertThat(actual).as(change.describe()).isEqualTo(expected);
	}

	private void free(SchemaChange change, ObjectName name) {
		if (name.origin() != ObjectName.Origin.ENGINE) {
			free(change, name.identifier());
		}
	}

	private void free(SchemaChange change, Identifier name) {
		Set<Identifier> taken = new TreeSet<>();
		this.sequences.keySet().forEach((sequence) -> taken.add(sequence.name()));
		for (Table table : this.tables.values()) {
			taken.add(table.name().name());
			Members.ALL.forEach((differ) -> differ.names(table)
				.filter((other) -> other.origin() != ObjectName.Origin.ENGINE)
				.forEach((other) -> taken.add(other.identifier())));
		}
		assertThat(taken).as(change.describe()).doesNotContain(name);
	}

	/**
	 * The schema in lines that can be compared.
	 * @param names whether the names of constraints and indexes count
	 */
	Map<QualifiedName, Object> describe(boolean names) {
		Map<QualifiedName, Object> lines = new LinkedHashMap<>(this.sequences);
		this.tables.forEach((name, table) -> lines.put(name, lines(table, names)));
		return lines;
	}

	private static List<String> lines(Table table, boolean names) {
		List<String> lines = new ArrayList<>();
		lines.add("comment " + table.comment());
		table.columns().forEach((column) -> lines.add(column.toString()));
		for (MemberDiffer<?> differ : Members.ALL) {
			lines.addAll(lines(differ, table, names));
		}
		return lines.stream()
			.map((line) -> names ? line : line.replaceAll("\\s+", "").toLowerCase(Locale.ROOT))
			.sorted()
			.toList();
	}

	private static <T> List<String> lines(MemberDiffer<T> differ, Table table, boolean names) {
		return differ.of(table)
			.stream()
			.map((member) -> differ.kind() + " " + (names ? member.toString() : content(differ, member)))
			.toList();
	}

	private static <T> Object content(MemberDiffer<T> differ, T member) {
		if (member instanceof ForeignKey key) {
			Map<Identifier, Identifier> columns = new TreeMap<>();
			for (int i = 0; i < key.columns().size(); i++) {
				columns.put(key.columns().get(i), key.referencedColumns().get(i));
			}
			return columns + " " + key.referencedTable() + " " + key.onDelete() + " " + key.onUpdate();
		}
		return (member instanceof UniqueConstraint unique) ? new TreeSet<>(unique.columns()) : differ.content(member);
	}

}
