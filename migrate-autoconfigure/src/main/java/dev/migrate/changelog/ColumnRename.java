package dev.migrate.changelog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.ForeignKey;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Index;
import dev.migrate.schema.IndexColumn;
import dev.migrate.schema.PrimaryKey;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.UniqueConstraint;

import org.jspecify.annotations.Nullable;

/**
 * The new name of a column wherever the old one stood, as engines carry it there.
 *
 * @param table the table
 * @param from the old name
 * @param to the new name
 * @param engine the engine, which knows how names look in expressions
 */
record ColumnRename(QualifiedName table, Identifier from, Identifier to, Engine engine) {

	private static final Pattern WORD = Pattern.compile("'(?:[^']|'')*'|\"[^\"]+\"|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_$]*");

	void applyTo(SchemaState state) {
		state.change(this.table, this::inTable);
		state.changeForeignKeys(
				(key) -> key.referencedTable().equals(this.table) ? new ForeignKey(key.name(), key.columns(),
						key.referencedTable(), names(key.referencedColumns()), key.onDelete(), key.onUpdate()) : key);
	}

	private Table inTable(Table before) {
		PrimaryKey key = before.primaryKey();
		return before.withColumns(before.columns().stream().map(this::column).toList())
			.withPrimaryKey((key != null) ? new PrimaryKey(key.name(), names(key.columns())) : null)
			.withUniqueConstraints(before.uniqueConstraints()
				.stream()
				.map((unique) -> new UniqueConstraint(unique.name(), names(unique.columns())))
				.toList())
			.withForeignKeys(before.foreignKeys().stream().map(this::referring).toList())
			.withCheckConstraints(before.checkConstraints()
				.stream()
				.map((check) -> new CheckConstraint(check.name().following(this.from, this.to),
						expression(check.expression())))
				.toList())
			.withIndexes(before.indexes().stream().map(this::index).toList());
	}

	private Column column(Column column) {
		GeneratedValue generated = column.generated();
		Column renamed = column.withName(name(column.name()));
		return (generated != null)
				? renamed.withGenerated(new GeneratedValue(expression(generated.expression()), generated.stored()))
				: renamed;
	}

	private ForeignKey referring(ForeignKey key) {
		return new ForeignKey(key.name(), names(key.columns()), key.referencedTable(), key.referencedColumns(),
				key.onDelete(), key.onUpdate());
	}

	private Index index(Index index) {
		List<IndexColumn> columns = index.columns()
			.stream()
			.map((column) -> new IndexColumn(name(column.name()), column.descending()))
			.toList();
		return new Index(index.name(), columns, index.unique(), definition(index.definition()));
	}

	private @Nullable String definition(@Nullable String definition) {
		return (definition != null) ? expression(definition) : null;
	}

	private List<Identifier> names(List<Identifier> names) {
		return names.stream().map(this::name).toList();
	}

	private Identifier name(Identifier name) {
		return name.equals(this.from) ? this.to : name;
	}

	private String expression(String expression) {
		return WORD.matcher(expression).replaceAll((word) -> Matcher.quoteReplacement(word(word.group())));
	}

	private String word(String word) {
		if (word.startsWith("'")) {
			return word;
		}
		boolean quoted = word.startsWith("\"") || word.startsWith("`");
		Identifier name = quoted ? this.engine.identifier(word.substring(1, word.length() - 1))
				: this.engine.unquoted(word);
		if (!name.equals(this.from)) {
			return word;
		}
		return quoted ? word.charAt(0) + this.engine.catalogName(this.to) + word.charAt(0) : this.engine.sql(this.to);
	}

}
