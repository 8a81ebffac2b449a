package dev.migrate.execution;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.failure.SecretParameters;

/**
 * Counts what changes for which there is no change set yet would take away from the rows
 * that a database has by now.
 */
public final class ChangeLosses {

	private final Engine engine;

	public ChangeLosses(Engine engine) {
		this.engine = engine;
	}

	/**
	 * What the changes would take away, in their order. Ends the connection's
	 * transaction.
	 */
	public List<DataLoss> of(List<SchemaChange> changes, Connection connection) throws SQLException {
		List<SqlEffect> effects = new ArrayList<>();
		for (SchemaChange change : changes) {
			if (change instanceof RenameTable rename) {
				effects.add(new SqlEffect.RenameTable(this.engine.sql(rename.from()), this.engine.sql(rename.to())));
			}
			else if (change instanceof RenameColumn rename) {
				effects.add(new SqlEffect.RenameColumn(this.engine.sql(rename.table()),
						this.engine.sql(rename.column().name()), this.engine.sql(rename.to())));
			}
			else if (change instanceof DropTable drop) {
				effects.add(new SqlEffect.DropTable(this.engine.sql(drop.table().name())));
			}
			else if (change instanceof DropColumn drop && drop.destructive()) {
				effects.add(
						new SqlEffect.DropColumn(this.engine.sql(drop.table()), this.engine.sql(drop.column().name())));
			}
			else if (change instanceof AlterColumnType alter && alter.destructive()) {
				effects.add(new SqlEffect.ChangeType(this.engine.sql(alter.table()),
						this.engine.sql(alter.after().name()), alter.after().type()));
			}
		}
		return new DataLossFinder(connection, new SecretParameters(Map.of())).of(effects);
	}

}
