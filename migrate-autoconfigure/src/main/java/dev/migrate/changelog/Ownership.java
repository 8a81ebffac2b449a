package dev.migrate.changelog;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.Step;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;
import liquibase.change.Change;
import liquibase.change.core.AddColumnChange;
import liquibase.change.core.CreateSequenceChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.CreateViewChange;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.RenameColumnChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeSet;

/**
 * Which objects were made by hand: everything that was not there before and is there
 * after a file written by hand, until a generated revision makes it anew.
 */
final class Ownership {

	private final LiquibaseDialect dialect;

	private final Set<String> byHand = new LinkedHashSet<>();

	Ownership(LiquibaseDialect dialect) {
		this.dialect = dialect;
	}

	Predicate<String> managed(Schema schema) {
		Set<String> objects = objects(schema);
		objects.removeAll(this.byHand);
		return Set.copyOf(objects)::contains;
	}

	void writtenByHand(Schema before, Schema after) {
		Set<String> made = objects(after);
		this.byHand.retainAll(made);
		made.removeAll(objects(before));
		this.byHand.addAll(made);
	}

	/**
	 * A generated revision makes an object its own by creating it; renaming one leaves it
	 * to whom it belongs.
	 */
	void generated(ChangeSet changeSet) {
		for (Change change : changeSet.getChanges()) {
			Optional<Change> noted = NotedChange.read(change);
			generated(noted.orElse(change),
					new ChangedNames(this.dialect, noted.map(Change::getChangeSet).orElse(changeSet)));
		}
	}

	private void generated(Change change, ChangedNames names) {
		if (change instanceof CreateTableChange create) {
			take(names.object(create.getSchemaName(), create.getTableName()));
		}
		else if (change instanceof CreateSequenceChange create) {
			take(names.object(create.getSchemaName(), create.getSequenceName()));
		}
		else if (change instanceof CreateViewChange create) {
			take(names.object(create.getSchemaName(), create.getViewName()));
		}
		else if (change instanceof AddColumnChange add) {
			String table = names.object(add.getSchemaName(), add.getTableName());
			add.getColumns().forEach((column) -> take(table + "." + names.name(column.getName())));
		}
		else if (change instanceof RawSQLChange raw && this.dialect.engine().rebuilding().isEmpty()) {
			SqlStatements.of(raw).forEach(this::renamedBy);
		}
		else if (change instanceof RenameTableChange rename) {
			rename(names.qualified(rename.getSchemaName(), rename.getOldTableName()),
					names.qualified(rename.getSchemaName(), rename.getNewTableName()));
		}
		else if (change instanceof RenameColumnChange rename) {
			rename(names.qualified(rename.getSchemaName(), rename.getTableName()),
					names.name(rename.getOldColumnName()), names.name(rename.getNewColumnName()));
		}
	}

	private void take(String object) {
		this.byHand.removeIf((other) -> within(other, object));
	}

	/** Some engines rename by SQL of their own. */
	private void renamedBy(String statement) {
		for (Step step : new StatementReader(this.dialect, Schema.empty()).read(SqlText.plain(statement))) {
			if (step instanceof Step.Structure done && done.change() instanceof RenameTable rename) {
				rename(rename.from(), rename.to());
			}
			else if (step instanceof Step.Structure done && done.change() instanceof RenameColumn rename) {
				rename(rename.table(), rename.column().name(), rename.to());
			}
		}
	}

	private void rename(QualifiedName from, QualifiedName to) {
		rename(SchemaObject.of(from), SchemaObject.of(to));
	}

	/** What is called after the column may have got the new name, too. */
	private void rename(QualifiedName table, Identifier from, Identifier to) {
		rename(SchemaObject.of(table, from), SchemaObject.of(table, to));
		if (this.byHand.contains(SchemaObject.ownedMember(table, from))) {
			this.byHand.add(SchemaObject.ownedMember(table, to));
		}
	}

	private void rename(String from, String to) {
		Set<String> renamed = new LinkedHashSet<>();
		this.byHand.removeIf((object) -> within(object, from) && renamed.add(to + object.substring(from.length())));
		this.byHand.addAll(renamed);
	}

	private static boolean within(String object, String container) {
		return object.equals(container) || object.startsWith(container + ".");
	}

	private static Set<String> objects(Schema schema) {
		return new LinkedHashSet<>(SchemaObject.ownedNamesOf(schema));
	}

}
