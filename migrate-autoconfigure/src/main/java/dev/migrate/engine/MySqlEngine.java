package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * MySQL 8, as a target. Its columns are those of MariaDB.
 */
final class MySqlEngine extends AbstractMySqlEngine {

	static final EngineType TYPE = TargetEngine.type("mysql", "MySQL", MySqlEngine::new);

	MySqlEngine() {
		super(TYPE, ReservedWords.MYSQL, MariaDbColumnChecks.NONE);
	}

	@Override
	public boolean isReadable() {
		return false;
	}

	@Override
	public Schema read(Connection connection, String schema) throws SQLException {
		throw TargetEngine.refused(id(), displayName());
	}

	@Override
	public Shadow openShadow(DataSource database, String home) throws SQLException {
		throw TargetEngine.refused(id(), displayName());
	}

	@Override
	public BackupTool backupTool() {
		throw TargetEngine.refused(id(), displayName());
	}

	@Override
	public String dropCheckSql(QualifiedName table, CheckConstraint check) {
		return "alter table " + sql(table) + " drop check " + sql(check.name().identifier());
	}

	/**
	 * MySQL knows no {@code if exists} for an index.
	 */
	@Override
	List<String> dropIndexOfForeignKeySql(QualifiedName table, Identifier index, @Nullable String another) {
		String drop = "alter table " + sql(table) + ((another != null) ? " add index " + another + "," : "")
				+ " drop index " + sql(index);
		String schema = (table.schema() != null) ? MariaDbAlterations.literal(table.schema().text()) : "database()";
		return List.of(
				"set @migrate_drop = (select if(count(*) = 0, 'do 0', " + MariaDbAlterations.literal(drop)
						+ ") from information_schema.statistics where table_schema = " + schema + " and table_name = "
						+ MariaDbAlterations.literal(table.name().text()) + " and index_name = "
						+ MariaDbAlterations.literal(index.text()) + ")",
				"prepare migrate_drop from @migrate_drop", "execute migrate_drop", "deallocate prepare migrate_drop");
	}

	/**
	 * Hibernate keeps a table in place of a sequence.
	 */
	@Override
	public List<String> alterSequenceSql(Sequence before, Sequence after) {
		throw new IllegalStateException("MySQL has no sequences: " + after.name());
	}

}
