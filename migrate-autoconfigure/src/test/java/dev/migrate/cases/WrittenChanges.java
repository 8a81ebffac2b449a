package dev.migrate.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AddForeignKey;
import dev.migrate.change.AddPrimaryKey;
import dev.migrate.change.AddUniqueConstraint;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.CreateIndex;
import dev.migrate.change.CreateSequence;
import dev.migrate.change.CreateTable;
import dev.migrate.change.CreateView;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropForeignKey;
import dev.migrate.change.DropIndex;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.DropPrimaryKey;
import dev.migrate.change.DropSequence;
import dev.migrate.change.DropTable;
import dev.migrate.change.DropUniqueConstraint;
import dev.migrate.change.DropView;
import dev.migrate.change.FillNulls;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameSequence;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.change.SetTableComment;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The change types in a written file: those that the steps are known by to a reader of
 * Liquibase's, and no others.
 */
final class WrittenChanges {

	/**
	 * Liquibase's own changes; everything else is SQL, as is what an engine says in its
	 * own way.
	 */
	private static final Map<Class<? extends SchemaChange>, Set<String>> TYPES = Map.ofEntries(
			Map.entry(AddColumn.class, Set.of("addColumn")), Map.entry(DropColumn.class, Set.of("dropColumn")),
			Map.entry(RenameColumn.class, Set.of("renameColumn")),
			Map.entry(AlterColumnType.class, Set.of("modifyDataType")),
			Map.entry(SetNotNull.class, Set.of("addNotNullConstraint")),
			Map.entry(DropNotNull.class, Set.of("dropNotNullConstraint")),
			Map.entry(AlterDefault.class, Set.of("addDefaultValue", "dropDefaultValue")),
			Map.entry(SetColumnComment.class, Set.of("setColumnRemarks")), Map.entry(FillNulls.class, Set.of("update")),
			Map.entry(AddPrimaryKey.class, Set.of("addPrimaryKey")),
			Map.entry(DropPrimaryKey.class, Set.of("dropPrimaryKey")),
			Map.entry(AddUniqueConstraint.class, Set.of("addUniqueConstraint")),
			Map.entry(DropUniqueConstraint.class, Set.of("dropUniqueConstraint")),
			Map.entry(AddForeignKey.class, Set.of("addForeignKeyConstraint")),
			Map.entry(DropForeignKey.class, Set.of("dropForeignKeyConstraint")),
			Map.entry(CreateIndex.class, Set.of("createIndex")), Map.entry(DropIndex.class, Set.of("dropIndex")),
			Map.entry(CreateSequence.class, Set.of("createSequence")),
			Map.entry(DropSequence.class, Set.of("dropSequence")),
			Map.entry(RenameSequence.class, Set.of("renameSequence")),
			Map.entry(CreateTable.class, Set.of("createTable")), Map.entry(DropTable.class, Set.of("dropTable")),
			Map.entry(RenameTable.class, Set.of("renameTable")),
			Map.entry(SetTableComment.class, Set.of("setTableRemarks")),
			Map.entry(CreateView.class, Set.of("createView")), Map.entry(DropView.class, Set.of("dropView")));

	private WrittenChanges() {
	}

	static void assertAre(List<SchemaChange> steps, String file) {
		List<String> written = types(file);
		List<String> left = new ArrayList<>(written);
		int sql = (int) written.stream().filter("sql"::equals).count();
		for (SchemaChange step : steps) {
			Set<String> types = TYPES.getOrDefault(step.getClass(), Set.of());
			if (types.stream().noneMatch(left::remove)) {
				assertThat(sql).as("%s is neither a change of its own nor SQL in %s", step.describe(), written)
					.isPositive();
			}
		}
		left.removeIf("sql"::equals);
		assertThat(left).as("changes that no step asks for in %s", written).isEmpty();
	}

	@SuppressWarnings("unchecked")
	private static List<String> types(String file) {
		Map<String, List<Map<String, Object>>> document = new Yaml().load(file);
		return document.get("databaseChangeLog")
			.stream()
			.filter((entry) -> entry.containsKey("changeSet"))
			.map((entry) -> (Map<String, Object>) entry.get("changeSet"))
			.flatMap((changeSet) -> ((List<Map<String, Object>>) changeSet.get("changes")).stream())
			.flatMap((change) -> change.keySet().stream())
			.toList();
	}

}
