package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * The columns that tables have before or after some steps.
 */
final class KnownColumns {

	private static final Pattern WORD = Pattern.compile("'(?:[^']|'')*'|\"([^\"]+)\"|([\\p{L}_][\\p{L}\\p{N}_$]*)");

	private final Map<QualifiedName, Set<Identifier>> columns = new HashMap<>();

	KnownColumns(List<SchemaChange> changes, Schema current) {
		current.tables().forEach(this::add);
		for (SchemaChange change : changes) {
			if (change instanceof CreateTable create) {
				add(create.table());
			}
			else if (change instanceof AddColumn add) {
				of(add.table()).add(add.column().name());
			}
			else if (change instanceof RenameColumn rename) {
				of(rename.table()).add(rename.to());
			}
			else if (change instanceof RenameTable rename) {
				of(rename.to()).addAll(of(rename.from()));
			}
		}
	}

	private void add(Table table) {
		table.columns().stream().map(Column::name).forEach(of(table.name())::add);
	}

	private Set<Identifier> of(QualifiedName table) {
		return this.columns.computeIfAbsent(table, (name) -> new LinkedHashSet<>());
	}

	/**
	 * The columns of a table that an expression mentions.
	 */
	List<Identifier> mentioned(QualifiedName table, String expression) {
		return mentioned(of(table), expression);
	}

	/**
	 * Those of some columns that an expression mentions.
	 */
	static List<Identifier> mentioned(Set<Identifier> columns, String expression) {
		Set<String> words = new LinkedHashSet<>();
		for (Matcher word = WORD.matcher(expression); word.find();) {
			if (word.group(1) != null) {
				words.add(word.group(1));
			}
			else if (word.group(2) != null) {
				words.add(word.group(2));
			}
		}
		List<Identifier> mentioned = new ArrayList<>();
		for (Identifier column : columns) {
			if (words.stream().anyMatch(column.text()::equalsIgnoreCase)) {
				mentioned.add(column);
			}
		}
		return mentioned;
	}

}
