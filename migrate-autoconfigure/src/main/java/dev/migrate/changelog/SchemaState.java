package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.schema.UserType;
import dev.migrate.schema.View;

/**
 * A schema while changes are applied to it. A change of something that is not there
 * changes nothing: SQL that nobody can interpret may have made it.
 */
final class SchemaState {

	private final Map<QualifiedName, Table> tables = new TreeMap<>();

	private final Map<QualifiedName, Sequence> sequences = new TreeMap<>();

	private final Map<QualifiedName, View> views = new TreeMap<>();

	private final Map<QualifiedName, UserType> types = new TreeMap<>();

	SchemaState() {
	}

	SchemaState(Schema schema) {
		schema.tables().forEach(this::createTable);
		schema.sequences().forEach(this::createSequence);
		schema.views().forEach(this::createView);
	}

	@Nullable Table table(QualifiedName name) {
		return this.tables.get(name);
	}

	Schema toSchema() {
		return new Schema(List.copyOf(this.tables.values()), List.copyOf(this.sequences.values()),
				List.copyOf(this.views.values()), List.copyOf(this.types.values()));
	}

	/** Sorted once, because every change of any table asks for the schema. */
	private static Table sorted(Table table) {
		return table.withUniqueConstraints(byName(table.uniqueConstraints(), UniqueConstraint::name))
			.withForeignKeys(byName(table.foreignKeys(), ForeignKey::name))
			.withCheckConstraints(byName(table.checkConstraints(), CheckConstraint::name))
			.withIndexes(byName(table.indexes(), Index::name));
	}

	private static <T> List<T> byName(List<T> items, Function<T, ObjectName> name) {
		return items.stream().sorted(Comparator.comparing((item) -> name.apply(item).identifier())).toList();
	}

	void createTable(Table table) {
		this.tables.put(table.name(), sorted(table));
	}

	void dropTable(QualifiedName name) {
		this.tables.remove(name);
	}

	/**
	 * Gives a table another name, but not what refers to it.
	 */
	void moveTable(QualifiedName from, QualifiedName to) {
		Table table = this.tables.remove(from);
		if (table != null) {
			this.tables.put(to, table.withName(to));
		}
	}

	void renameTable(QualifiedName from, QualifiedName to) {
		moveTable(from, to);
		changeForeignKeys((key) -> key.referencedTable().equals(from)
				? new ForeignKey(key.name(), key.columns(), to, key.referencedColumns(), key.onDelete(), key.onUpdate())
				: key);
	}

	void change(QualifiedName table, UnaryOperator<Table> change) {
		this.tables.computeIfPresent(table, (name, before) -> sorted(change.apply(before)));
	}

	void changeColumn(QualifiedName table, Identifier column, UnaryOperator<Column> change) {
		change(table,
				(before) -> before.withColumns(before.columns()
					.stream()
					.map((candidate) -> candidate.name().equals(column) ? change.apply(candidate) : candidate)
					.toList()));
	}

	void changeForeignKeys(UnaryOperator<ForeignKey> change) {
		this.tables.replaceAll(
				(name, table) -> sorted(table.withForeignKeys(table.foreignKeys().stream().map(change).toList())));
	}

	/**
	 * Drops a constraint of whatever kind.
	 */
	void dropConstraint(QualifiedName table, Identifier constraint) {
		change(table, (before) -> {
			boolean key = before.primaryKey() != null && before.primaryKey().name().identifier().equals(constraint);
			return before.withPrimaryKey(key ? null : before.primaryKey())
				.withUniqueConstraints(without(before.uniqueConstraints(), (unique) -> is(unique.name(), constraint)))
				.withForeignKeys(without(before.foreignKeys(), (foreignKey) -> is(foreignKey.name(), constraint)))
				.withCheckConstraints(without(before.checkConstraints(), (check) -> is(check.name(), constraint)));
		});
	}

	/**
	 * Drops an index, whose table need not be known.
	 */
	void dropIndex(Identifier index) {
		this.tables.replaceAll((name, table) -> table
			.withIndexes(without(table.indexes(), (candidate) -> is(candidate.name(), index))));
	}

	private static boolean is(ObjectName name, Identifier identifier) {
		return name.identifier().equals(identifier);
	}

	static <T> List<T> without(List<T> items, Predicate<T> gone) {
		return items.stream().filter(gone.negate()).toList();
	}

	static <T> List<T> with(List<T> items, T added) {
		List<T> all = new ArrayList<>(items);
		all.add(added);
		return all;
	}

	void createSequence(Sequence sequence) {
		this.sequences.put(sequence.name(), sequence);
	}

	void dropSequence(QualifiedName name) {
		this.sequences.remove(name);
	}

	void changeSequence(QualifiedName name, UnaryOperator<Sequence> change) {
		Sequence before = this.sequences.remove(name);
		if (before != null) {
			createSequence(change.apply(before));
		}
	}

	void renameSequence(QualifiedName from, QualifiedName to) {
		changeSequence(from, (sequence) -> renamed(sequence, to));
	}

	/**
	 * Makes a sequence with the settings of another.
	 */
	void copySequence(Predicate<QualifiedName> original, QualifiedName copy) {
		this.sequences.values()
			.stream()
			.filter((sequence) -> original.test(sequence.name()))
			.findFirst()
			.ifPresent((sequence) -> createSequence(renamed(sequence, copy)));
	}

	private static Sequence renamed(Sequence sequence, QualifiedName name) {
		return new Sequence(name, sequence.start(), sequence.increment(), sequence.minimum(), sequence.maximum(),
				sequence.cycle(), sequence.cache());
	}

	void createView(View view) {
		this.views.put(view.name(), view);
	}

	void dropView(QualifiedName name) {
		this.views.remove(name);
	}

	void renameView(QualifiedName from, QualifiedName to) {
		View view = this.views.remove(from);
		if (view != null) {
			createView(new View(to, view.definition(), view.query()));
		}
	}

	void createType(UserType type) {
		this.types.put(type.name(), type);
	}

	void dropType(QualifiedName name) {
		this.types.remove(name);
	}

	void changeType(QualifiedName name, UnaryOperator<UserType> change) {
		this.types.computeIfPresent(name, (key, before) -> change.apply(before));
	}

	/**
	 * Renames a type; the columns that have it go on having it.
	 * @param spelling how columns spell a type of a name
	 */
	void renameType(QualifiedName from, QualifiedName to, Function<QualifiedName, String> spelling) {
		UserType type = this.types.remove(from);
		if (type == null) {
			return;
		}
		createType(type.withName(to));
		this.tables.replaceAll((name,
				table) -> table.withColumns(table.columns()
					.stream()
					.map((column) -> type.isTypeOf(column.type())
							? column.withType(column.type().replace(spelling.apply(from), spelling.apply(to))) : column)
					.toList()));
	}

}
