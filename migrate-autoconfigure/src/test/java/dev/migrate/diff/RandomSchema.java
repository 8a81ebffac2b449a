package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import dev.migrate.schema.ReferentialAction;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;
import dev.migrate.schema.Table;

/**
 * Makes schemas up, out of few names, so that two of them have much in common.
 */
final class RandomSchema {

	private static final List<String> TYPES = List.of("varchar(20)", "varchar(40)", "integer", "bigint");

	private final Random random;

	private final boolean sharedNames;

	private boolean definitions = true;

	private final List<String> names = new ArrayList<>();

	private final Set<String> referable = new TreeSet<>();

	private final Map<String, String> keyTypes = new HashMap<>();

	/**
	 * With a source of chance.
	 * @param sharedNames whether constraints and indexes of different tables may have the
	 * same names in different schemas
	 */
	RandomSchema(Random random, boolean sharedNames) {
		this.random = random;
		this.sharedNames = sharedNames;
	}

	/**
	 * No indexes that only an engine can describe.
	 */
	RandomSchema withoutDefinitions() {
		this.definitions = false;
		return this;
	}

	Schema next() {
		this.names.clear();
		this.keyTypes.clear();
		this.referable.clear();
		for (int i = 0; i < 60; i++) {
			this.names.add("n" + i);
		}
		Collections.shuffle(this.names, this.random);
		for (int i = 0; i < 5; i++) {
			if (oneIn(2)) {
				this.keyTypes.put("t" + i, oneIn(3) ? "varchar(40)" : "bigint");
				if (!oneIn(3)) {
					this.referable.add("t" + i);
				}
			}
		}
		List<Table> tables = new ArrayList<>();
		this.keyTypes.keySet().stream().sorted().forEach((name) -> tables.add(table(name)));
		List<Sequence> sequences = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			if (oneIn(2)) {
				sequences.add(Sequence.of("s" + i, 1, oneIn(2) ? 1 : 50));
			}
		}
		return new Schema(tables, sequences);
	}

	private Table table(String name) {
		TestTable table = TestTable.bare(name);
		List<String> columns = columns(name, table);
		if (oneIn(3)) {
			table.unique(name(name), pick(columns));
		}
		if (oneIn(3)) {
			table.unique(name(name), columns.get(0), "id");
		}
		if (oneIn(3)) {
			table.index(name(name), pick(columns), "id desc");
		}
		if (oneIn(3)) {
			table.check(name(name), pick(columns) + " is not null");
		}
		if (this.definitions && oneIn(6)) {
			table.definedIndex("ix_" + this.random.nextInt(1_000_000), "(" + pick(columns) + ") where id is not null");
		}
		if (oneIn(5)) {
			table.comment("Comment " + this.random.nextInt(2));
		}
		references(name, table);
		return table.build();
	}

	private List<String> columns(String name, TestTable table) {
		List<String> columns = new ArrayList<>();
		List<String> texts = new ArrayList<>();
		String type = this.keyTypes.get(name);
		if (type.equals("bigint") && oneIn(2)) {
			table.identity("id", "bigint not null");
		}
		else {
			table.column("id", type + " not null");
		}
		for (int i = 0; i < 5; i++) {
			if (i == 0 || oneIn(2)) {
				String column = "c" + i;
				String columnType = pick(TYPES);
				String value = columnType.startsWith("varchar") ? "'x'" : "7";
				table.column(column,
						columnType + (oneIn(3) ? " not null" : "") + (oneIn(4) ? " default " + value : ""));
				columns.add(column);
				if (columnType.startsWith("varchar")) {
					texts.add(column);
				}
			}
		}
		if (!texts.isEmpty() && oneIn(2)) {
			table.generated("c5", "varchar(40)" + (oneIn(2) ? " not null" : ""), "lower(" + pick(texts) + ")");
			columns.add("c5");
		}
		else if (oneIn(3)) {
			table.column("c5", "varchar(20)" + (oneIn(2) ? " not null" : ""));
			columns.add("c5");
		}
		if (this.referable.contains(name) && oneIn(4)) {
			table.column("part", "varchar(20)");
		}
		return columns;
	}

	private void references(String name, TestTable table) {
		if (this.referable.contains(name)) {
			table.key("id");
		}
		else if (oneIn(2)) {
			table.column("part", "varchar(20) not null").key("id", "part");
		}
		for (String target : this.referable) {
			if (oneIn(3)) {
				String column = "ref_" + this.keyTypes.get(target).charAt(0) + this.random.nextInt(2) + "_" + target;
				table.column(column, this.keyTypes.get(target));
				table.references(name(name), column, target, "id",
						oneIn(2) ? ReferentialAction.CASCADE : ReferentialAction.NO_ACTION);
				if (oneIn(2)) {
					table.index(name(name), column);
				}
			}
		}
	}

	private String name(String table) {
		String name = this.names.remove(0);
		if (oneIn(4)) {
			return "engine_" + name;
		}
		return this.sharedNames ? name : table + "_" + name;
	}

	private String pick(List<String> values) {
		return values.get(this.random.nextInt(values.size()));
	}

	private boolean oneIn(int chances) {
		return this.random.nextInt(chances) == 0;
	}

}
