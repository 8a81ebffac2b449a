package dev.migrate.changelog;

import java.util.List;
import java.util.Map;

import dev.migrate.failure.SecretParameters;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeWordsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			textBlock = """
					createTable: {tableName: users} | Create table users
					dropTable: {tableName: users, schemaName: crm} | Drop table crm.users
					addColumn: {tableName: users, columns: [{column: {name: a}}, {column: {name: b}}]} | Add column a, b to users
					dropColumn: {tableName: users, columnName: a} | Drop column a from users
					dropColumn: {tableName: users, columns: [{column: {name: a}}]} | Drop column a from users
					renameColumn: {tableName: users, oldColumnName: a, newColumnName: b} | Rename column a on users to b
					renameTable: {oldTableName: users, newTableName: people} | Rename table users to people
					modifyDataType: {tableName: users, columnName: a, newDataType: text} | Alter column a on users to text
					addNotNullConstraint: {tableName: users, columnName: a} | Make column a on users not null
					dropNotNullConstraint: {tableName: users, columnName: a} | Make column a on users nullable
					addUniqueConstraint: {tableName: users, columnNames: 'a, b', constraintName: uk} | Add unique constraint uk on users (a, b)
					addUniqueConstraint: {tableName: users, columnNames: a} | Add unique constraint on users (a)
					addForeignKeyConstraint: {baseTableName: users, baseColumnNames: a, constraintName: fk, referencedTableName: roles} | Add foreign key fk on users (a) to roles
					createIndex: {tableName: users, indexName: ix, columns: [{column: {name: a, descending: true}}]} | Create index ix on users (a desc)
					createSequence: {sequenceName: users_seq} | Create sequence users_seq
					update: {tableName: users, columns: [{column: {name: a, value: b}}]} | Update a of users
					insert: {tableName: users, columns: [{column: {name: a, value: b}}]} | Insert a row into users
					loadData: {tableName: users, file: users.csv} | Load rows of users from users.csv
					dropAllForeignKeyConstraints: {baseTableName: users} | dropAllForeignKeyConstraints baseTableName=users
					""")
	void saysWhatAChangeDoes(String change, String words) {
		assertThat(words(changeSet(change))).containsExactly(words);
	}

	@Test
	void sqlSpeaksForItself() {
		assertThat(words(changeSet("sql: {sql: \"-- why\\nupdate users\\n  set a = 1;\\n\"}")))
			.containsExactly("update users set a = 1");
		assertThat(words(changeSet("sql: {sql: \"" + "x".repeat(101) + "\"}"))).containsExactly("x".repeat(100) + "…");
	}

	@Test
	void sqlThatWasMadeOfAChangeSaysWhatThatDoes() {
		String sql = "-- Change: {\\\"dropTable\\\": {\\\"tableName\\\": \\\"users\\\"}}\\nDROP TABLE users;";
		assertThat(words(changeSet("sql: {sql: \"" + sql + "\"}"))).containsExactly("Drop table users");
	}

	@Test
	void severalChangesAreSeveralLinesAndNoneIsOne() {
		assertThat(words(changeSet("dropTable: {tableName: a}\nempty: {}\ndropSequence: {sequenceName: a_seq}")))
			.containsExactly("Drop table a", "Drop sequence a_seq");
		assertThat(words(changeSet("empty: {}"))).containsExactly("Do nothing");
	}

	@Test
	void secretsAreMaskedBeforeLongSqlIsCut() {
		SecretParameters secrets = new SecretParameters(Map.of("crm.password", "Tr0ub4dor's horses"));
		for (int place = 70; place < 110; place++) {
			String sql = "x".repeat(place) + " password 'Tr0ub4dor''s horses' Tr0ub4dor's horses;";
			assertThat(ChangeWords.of(changeSet("sql: {sql: \"" + sql + "\"}"), secrets).get(0)).hasSizeLessThan(102)
				.doesNotContain("Tr0");
		}
		assertThat(ChangeWords.of(changeSet("dropTable: {tableName: \"Tr0ub4dor's horses\"}"), secrets))
			.containsExactly("Drop table ******");
	}

	private static List<String> words(ChangeSet changeSet) {
		return ChangeWords.of(changeSet, new SecretParameters(Map.of()));
	}

	private static ChangeSet changeSet(String changes) {
		ChangeSet changeSet = new ChangeSet("1", "ann", false, false, "a.yaml", null, null, new DatabaseChangeLog());
		Map<String, Object> named = new Yaml().load(changes);
		List<Change> made = named.entrySet()
			.stream()
			.map((change) -> LiquibaseChanges.create(change.getKey(), change.getValue(), false))
			.toList();
		made.forEach(changeSet::addChange);
		return changeSet;
	}

}
