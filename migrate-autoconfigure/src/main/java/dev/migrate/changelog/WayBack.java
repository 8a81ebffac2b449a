package dev.migrate.changelog;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.change.AddColumn;
import dev.migrate.change.DropCheckConstraint;
import dev.migrate.change.DropColumn;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SetNotNull;
import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;

import org.jspecify.annotations.Nullable;

/**
 * What undoes a step where there are rows: a mandatory column whose values are lost comes
 * back with an empty value in each of them, because an engine would refuse it otherwise.
 */
final class WayBack {

	private static final Pattern LITERAL = Pattern.compile("'(?:[^']|'')*'");

	private final Engine engine;

	private final List<SchemaChange> plan;

	/**
	 * Knows a way back.
	 * @param plan all steps that are undone together
	 */
	WayBack(Engine engine, List<SchemaChange> plan) {
		this.engine = engine;
		this.plan = plan;
	}

	List<SchemaChange> from(SchemaChange change) {
		if (change instanceof DropColumn drop && isLeftWithoutValues(drop.column())) {
			String value = emptyValue(drop);
			if (value != null) {
				Column empty = drop.column().withNullable(true);
				return List.of(new AddColumn(drop.table(), empty), new FillNulls(drop.table(), empty, value),
						new SetNotNull(drop.table(), drop.column()));
			}
		}
		return change.inverse();
	}

	private static boolean isLeftWithoutValues(Column column) {
		return !column.nullable() && column.defaultValue() == null && column.identity() == null
				&& column.generated() == null;
	}

	/**
	 * A column that admits some values only gets the first of them.
	 */
	private @Nullable String emptyValue(DropColumn drop) {
		String value = this.engine.emptyValue(drop.column().type());
		if ("''".equals(value)) {
			for (SchemaChange change : this.plan) {
				if (change instanceof DropCheckConstraint check && check.table().equals(drop.table())) {
					Matcher literal = LITERAL.matcher(check.check().expression());
					if (mentions(check.check().expression(), drop.column().name()) && literal.find()) {
						return literal.group();
					}
				}
			}
		}
		return value;
	}

	private static boolean mentions(String expression, Identifier column) {
		return Pattern.compile("\\b" + Pattern.quote(column.text()) + "\\b", Pattern.CASE_INSENSITIVE)
			.matcher(LITERAL.matcher(expression).replaceAll("''"))
			.find();
	}

}
