package dev.migrate.diff;

import java.util.List;

import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.engine.Engine;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Steps as SQL for MariaDB, where it differs.
 */
final class MariaDbSql extends PlainSql {

	MariaDbSql(Engine engine, @Nullable String prefix) {
		super(engine, prefix);
	}

	@Override
	List<String> of(SchemaChange change) {
		String alter = "alter table " + change.object() + " ";
		if (change instanceof SetColumnComment set) {
			return List.of(this.engine.alterTypeSql(set.table(), set.after()));
		}
		if (change instanceof SetNotNull set) {
			return List.of(this.engine.alterTypeSql(set.table(), set.column()));
		}
		if (change instanceof DropNotNull drop) {
			return List.of(this.engine.alterTypeSql(drop.table(), drop.column()));
		}
		if (change instanceof DropPrimaryKey) {
			return List.of(alter + "drop primary key");
		}
		if (change instanceof DropUniqueConstraint drop) {
			return List.of(alter + "drop index " + name(drop.table(), drop.unique().name()));
		}
		if (change instanceof DropIndex drop) {
			return List.of(alter + "drop index " + name(drop.table(), drop.index().name()));
		}
		if (change instanceof DropForeignKey drop) {
			String name = name(drop.table(), drop.foreignKey().name());
			return List.of(alter + "drop foreign key " + name, alter + "drop index if exists " + name);
		}
		if (change instanceof RenameTable rename) {
			return List.of("rename table " + rename.from() + " to " + rename.to());
		}
		return super.of(change);
	}

	@Override
	String comment(QualifiedName table, @Nullable String comment) {
		return "alter table " + table + " comment " + ((comment != null) ? literal(comment) : "''");
	}

}
