package dev.migrate.diff;

import java.util.List;
import java.util.stream.Collectors;

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
import dev.migrate.engine.Engine;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * Steps as SQL for an engine at hand, to see whether it accepts them. It knows nothing of
 * revision files.
 */
class PlainSql {

	final Engine engine;

	private final @Nullable String prefix;

	/**
	 * SQL for an engine.
	 * @param prefix what names made up by an engine are replaced by, to be followed by a
	 * hash, or null to let the engine make them up again
	 */
	PlainSql(Engine engine, @Nullable String prefix) {
		this.engine = engine;
		this.prefix = prefix;
	}

	static PlainSql on(Engine engine, @Nullable String prefix) {
		return engine.id().equals("mariadb") ? new MariaDbSql(engine, prefix) : new PlainSql(engine, prefix);
	}

	List<String> of(SchemaChange change) {
		if (change instanceof AlterIdentity alter) {
			return this.engine.alterIdentitySql(alter.table(), alter.before(), alter.after());
		}
		if (change instanceof AlterSequence alter) {
			return this.engine.alterSequenceSql(alter.before(), alter.after());
		}
		if (change instanceof RenameSequence rename) {
			List<String> statements = this.engine.renameSequenceSql(rename.from(), rename.to());
			return !statements.isEmpty() ? statements
					: List.of("alter sequence " + rename.from() + " rename to " + rename.to());
		}
		if (change instanceof SetTableComment set) {
			return List.of(comment(set.table(), set.after()));
		}
		if (change instanceof SetColumnComment set) {
			return List.of("comment on column " + set.table() + "." + set.after().name() + " is "
					+ literal(set.after().comment()));
		}
		if (change instanceof CreateTable create) {
			return createTable(create.table());
		}
		return List.of(statement(change));
	}

	String comment(QualifiedName table, @Nullable String comment) {
		return "comment on table " + table + " is " + literal(comment);
	}

	private String statement(SchemaChange change) {
		if (change instanceof DropTable drop) {
			return "drop table " + drop.table().name();
		}
		if (change instanceof CreateSequence create) {
			Sequence sequence = create.sequence();
			return "create sequence " + sequence.name() + " start with " + sequence.start() + " increment by "
					+ sequence.increment();
		}
		if (change instanceof DropSequence drop) {
			return "drop sequence " + drop.sequence().name();
		}
		if (change instanceof CreateIndex create) {
			return "create " + (create.index().unique() ? "unique " : "") + "index "
					+ name(create.table(), create.index().name()) + " on " + create.table()
					+ columns(create.index().columns().stream().map(IndexColumn::toString).toList());
		}
		if (change instanceof DropIndex drop) {
			return "drop index " + name(drop.table(), drop.index().name());
		}
		if (change instanceof FillNulls fill) {
			return fill(fill);
		}
		return "alter table " + change.object() + " " + alteration(change);
	}

	private String alteration(SchemaChange change) {
		if (change instanceof RenameTable rename) {
			return "rename to " + rename.to();
		}
		if (change instanceof RenameColumn rename) {
			return List.of("h2", "hsqldb").contains(this.engine.id())
					? "alter column " + rename.column().name() + " rename to " + rename.to()
					: "rename column " + rename.column().name() + " to " + rename.to();
		}
		if (change instanceof AddColumn add) {
			return "add column " + this.engine.columnSql(add.column());
		}
		if (change instanceof DropColumn drop) {
			return "drop column " + drop.column().name();
		}
		if (change instanceof AlterColumnType alter) {
			String sql = this.engine.alterTypeSql(alter.table(), alter.after());
			return sql.substring(("alter table " + alter.table() + " ").length());
		}
		if (change instanceof AlterDefault alter) {
			return "alter column " + alter.after().name() + ((alter.after().defaultValue() != null)
					? " set default " + alter.after().defaultValue() : " drop default");
		}
		if (change instanceof SetNotNull set) {
			return "alter column " + set.column().name() + " set not null";
		}
		if (change instanceof DropNotNull drop) {
			return "alter column " + drop.column().name() + " drop not null";
		}
		return member(change);
	}

	private String member(SchemaChange change) {
		if (change instanceof AddPrimaryKey add) {
			return "add " + constraint(add.table(), add.primaryKey().name()) + "primary key "
					+ columns(add.primaryKey().columns());
		}
		if (change instanceof AddUniqueConstraint add) {
			return "add " + constraint(add.table(), add.unique().name()) + "unique " + columns(add.unique().columns());
		}
		if (change instanceof AddCheckConstraint add) {
			return "add " + constraint(add.table(), add.check().name()) + "check (" + add.check().expression() + ")";
		}
		if (change instanceof AddForeignKey add) {
			ForeignKey key = add.foreignKey();
			return "add " + constraint(add.table(), key.name()) + "foreign key " + columns(key.columns())
					+ " references " + key.referencedTable() + columns(key.referencedColumns()) + " on delete "
					+ key.onDelete().sql();
		}
		return "drop constraint " + droppedName(change);
	}

	private String droppedName(SchemaChange change) {
		if (change instanceof DropPrimaryKey drop) {
			return name(drop.table(), drop.primaryKey().name());
		}
		if (change instanceof DropUniqueConstraint drop) {
			return name(drop.table(), drop.unique().name());
		}
		if (change instanceof DropCheckConstraint drop) {
			return name(drop.table(), drop.check().name());
		}
		if (change instanceof DropForeignKey drop) {
			return name(drop.table(), drop.foreignKey().name());
		}
		throw new IllegalStateException(change.describe());
	}

	private static String fill(FillNulls fill) {
		String column = fill.column().name().toString();
		return "update " + fill.table() + " set " + column + " = " + fill.value() + " where " + column + " is null";
	}

	final List<String> createTable(Table table) {
		PrimaryKey key = table.primaryKey();
		String definition = table.columns().stream().map(this.engine::columnSql).collect(Collectors.joining(", "))
				+ ((key != null) ? ", " + constraint(table.name(), key.name()) + "primary key " + columns(key.columns())
						: "");
		String create = "create table " + table.name() + " (" + definition + ")";
		return (table.comment() != null) ? List.of(create, comment(table.name(), table.comment())) : List.of(create);
	}

	private String constraint(QualifiedName table, ObjectName name) {
		boolean unnamed = this.prefix == null && name.origin() == ObjectName.Origin.ENGINE;
		return unnamed ? "" : "constraint " + name(table, name) + " ";
	}

	final String name(QualifiedName table, ObjectName name) {
		if (name.origin() != ObjectName.Origin.ENGINE || this.prefix == null) {
			return name.identifier().toString();
		}
		return this.prefix + Integer.toHexString((table + "." + name).hashCode());
	}

	private static String columns(List<?> columns) {
		return "(" + columns.stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
	}

	static String literal(@Nullable String text) {
		return (text != null) ? "'" + text.replace("'", "''") + "'" : "''";
	}

}
