package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.migrate.changelog.ChangelogProject.MASTER;
import static org.assertj.core.api.Assertions.assertThat;

class ChangelogInterpreterTests {

	private static final String BY_HAND = """
			databaseChangeLog:
			  - property: { name: money, value: "decimal(10, 2)" }
			  - changeSet:
			      id: 1
			      author: ann
			      changes:
			        - createTable:
			            tableName: Customer
			            remarks: Who buys
			            columns:
			              - column: { name: ID, type: BIGINT, autoIncrement: true, constraints: { primaryKey: true } }
			              - column: { name: name, type: VARCHAR(50), defaultValue: "it's", remarks: Full, constraints: { nullable: false, unique: true, uniqueConstraintName: uk_name } }
			              - column: { name: active, type: boolean, defaultValueBoolean: true }
			              - column: { name: score, type: int, defaultValueNumeric: 5 }
			              - column: { name: credit, type: "${money}" }
			              - column: { name: since, type: timestamp, defaultValueComputed: now() }
			              - column: { name: day, type: date }
			        - createTable:
			            tableName: purchase
			            columns:
			              - column: { name: id, type: int, constraints: { primaryKey: true, primaryKeyName: pk_purchase, nullable: false } }
			              - column: { name: customer_id, type: bigint, constraints: { foreignKeyName: fk_customer, references: Customer(ID), deleteCascade: true } }
			              - column: { name: gone, type: int }
			              - column: { name: late, type: int }
			        - addColumn:
			            tableName: purchase
			            columns:
			              - column: { name: note, type: clob }
			              - column: { name: ref, type: int, constraints: { unique: true } }
			              - column: { name: code, type: char(3), constraints: { nullable: false, unique: true, uniqueConstraintName: uk_code } }
			        - dropColumn: { tableName: purchase, columns: [ { column: { name: gone } }, { column: { name: late } } ] }
			        - renameColumn: { tableName: purchase, oldColumnName: code, newColumnName: short_code, columnDataType: char(3) }
			        - modifyDataType: { tableName: purchase, columnName: customer_id, newDataType: bigint }
			        - addNotNullConstraint: { tableName: purchase, columnName: note, columnDataType: clob }
			        - dropNotNullConstraint: { tableName: purchase, columnName: note, columnDataType: clob }
			        - addDefaultValue: { tableName: purchase, columnName: short_code, defaultValue: abc }
			        - createIndex: { tableName: purchase, indexName: ix_p, unique: true, columns: [ { column: { name: customer_id, descending: true } }, { column: { name: id } } ] }
			        - createSequence: { sequenceName: seq, startValue: 10, incrementBy: 5 }
			        - alterSequence: { sequenceName: seq, incrementBy: 7 }
			        - createSequence: { sequenceName: other }
			        - dropSequence: { sequenceName: other }
			        - insert: { tableName: Customer, columns: [ { column: { name: name, value: x } } ] }
			        - createView: { viewName: v, selectQuery: select id from purchase }
			  - changeSet:
			      id: 2
			      author: ann
			      context: "!test"
			      changes:
			        - renameTable: { oldTableName: Customer, newTableName: client }
			        - setTableRemarks: { tableName: client, remarks: Clients }
			        - dropDefaultValue: { tableName: client, columnName: score, columnDataType: int }
			        - dropForeignKeyConstraint: { baseTableName: purchase, constraintName: fk_customer }
			        - addForeignKeyConstraint: { baseTableName: purchase, baseColumnNames: customer_id, constraintName: fk_client, referencedTableName: client, referencedColumnNames: ID, onDelete: SET NULL }
			""";

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void readsLiquibasesOwnChangesAsTheyRun(String id) throws Exception {
		String changes = id.equals("postgresql") ? BY_HAND.replace("Customer", "customer").replace("ID", "id")
				: BY_HAND;
		ChangelogLoader loader = new ChangelogProject(this.directory)
			.packaged("db/changelog/db.changelog-master.yaml", MASTER)
			.packaged("db/changelog/changes/by_hand.yaml", changes)
			.loader();
		DataSource database = TestDatabases.create(id);
		Engine engine = Engines.detect(database);
		Changelog changelog = loader.load(engine);
		try (Shadow shadow = engine.openShadow(database)) {
			Schema replayed = new ChangelogReplay(loader).replay(changelog, engine, shadow).schema();
			Schema interpreted = new ChangelogInterpreter(loader).schemaFor(changelog, engine);
			assertThat(withoutEngineNames(interpreted)).isEqualTo(withoutEngineNames(replayed));
		}
	}

	@Test
	void leavesOutSqlThatItDoesNotKnow() {
		ChangelogLoader loader = new ChangelogProject(this.directory)
			.packaged("db/changelog/db.changelog-master.yaml", MASTER)
			.packaged("db/changelog/changes/by_hand.sql", """
					--liquibase formatted sql
					--changeset ann:1
					create table legacy (id int primary key);
					alter table legacy add constraint ck check (id > 0);
					update legacy set id = 1;
					""")
			.loader();
		Engine engine = Engines.byId("postgresql");
		assertThat(new ChangelogInterpreter(loader).schemaFor(loader.load(engine), engine)).isEqualTo(Schema.empty());
	}

	/**
	 * Names of keys that nobody gave are not known before an engine makes them.
	 */
	private static Schema withoutEngineNames(Schema schema) {
		ObjectName any = ObjectName.generated(Identifier.of("any"));
		return new Schema(schema.tables().stream().map((table) -> {
			PrimaryKey key = table.primaryKey();
			List<UniqueConstraint> uniques = table.uniqueConstraints()
				.stream()
				.map((unique) -> unique.name().isChosen() ? unique : new UniqueConstraint(any, unique.columns()))
				.sorted(Comparator.comparing((unique) -> unique.columns().toString()))
				.toList();
			Table renamed = table.withUniqueConstraints(uniques);
			return (key != null) ? renamed.withPrimaryKey(new PrimaryKey(any, key.columns())) : renamed;
		}).toList(), schema.sequences());
	}

}
