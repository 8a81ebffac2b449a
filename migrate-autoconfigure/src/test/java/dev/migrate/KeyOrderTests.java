package dev.migrate;

import java.util.List;
import java.util.stream.Stream;

import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyOrderTests {

	@Test
	void aKeyInAnotherOrderIsTheSameKeyUnderItsOwnName() {
		Schema ordered = KeyOrder.of(schema("book", "pk_a", "isbn", "copy"), schema("book", "pk_b", "copy", "isbn"));
		assertThat(ordered).isEqualTo(schema("book", "pk_b", "isbn", "copy"));
	}

	@Test
	void aKeyOfOtherColumnsStaysWhatItIs() {
		for (Schema live : List.of(schema("book", "pk_a", "copy"), schema("book", "pk_a", "copy", "page"),
				schema("book", "pk_a", "page", "copy", "isbn"))) {
			assertThat(KeyOrder.of(schema("book", "pk_a", "isbn", "copy"), live)).isEqualTo(live);
		}
	}

	@Test
	void aTableOrAKeyThatOnlyOneSideHasStaysWhatItIs() {
		Schema live = schema("book", "pk_a", "copy", "isbn");
		Schema keyless = live.withTables(List.of(live.tables().get(0).withPrimaryKey(null)));
		assertThat(KeyOrder.of(schema("leaf", "pk_a", "isbn", "copy"), live)).isEqualTo(live);
		assertThat(KeyOrder.of(keyless, live)).isEqualTo(live);
		assertThat(KeyOrder.of(live, keyless)).isEqualTo(keyless);
	}

	private static Schema schema(String table, String key, String... keyColumns) {
		List<Column> columns = Stream.of("isbn", "copy", "page")
			.map((name) -> Column.of(name, "integer", false))
			.toList();
		PrimaryKey primaryKey = new PrimaryKey(ObjectName.given(Identifier.of(key)),
				Stream.of(keyColumns).map(Identifier::of).toList());
		return new Schema(List.of(Table.of(table, columns, primaryKey)), List.of());
	}

}
