package dev.migrate.diff;

import java.util.Objects;
import java.util.Optional;

import dev.migrate.change.AddColumn;
import dev.migrate.change.AlterColumnType;
import dev.migrate.change.AlterDefault;
import dev.migrate.change.AlterIdentity;
import dev.migrate.change.DropColumn;
import dev.migrate.change.DropNotNull;
import dev.migrate.change.FillNulls;
import dev.migrate.change.SetColumnComment;
import dev.migrate.change.SetNotNull;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.TypeRules;

/**
 * Compares columns attribute by attribute, so that altering one keeps the others.
 * <p>
 * A generated column cannot be altered on every engine. It is dropped and added again,
 * which loses nothing, because its values are computed. One that becomes a plain column
 * keeps its values too: they are computed once more by the former expression. One that
 * becomes generated loses what was stored in it, and the step that drops it says so.
 */
final class ColumnDiffer {

	private final TypeRules types;

	private final BackfillDecider backfills;

	private final Steps steps;

	ColumnDiffer(TypeRules types, BackfillDecider backfills, Steps steps) {
		this.types = types;
		this.backfills = backfills;
		this.steps = steps;
	}

	/**
	 * Adds the steps for a column that comes.
	 * @param onlyKey whether it alone is the wanted primary key
	 */
	void added(QualifiedName table, Column wanted, boolean onlyKey) {
		String numbers = this.types.rowNumbers();
		if (wanted.identity() != null && numbers != null) {
			numbered(table, wanted, numbers);
			return;
		}
		boolean filled = wanted.nullable() || wanted.defaultValue() != null || wanted.identity() != null
				|| wanted.generated() != null || (onlyKey && this.types.keysNumberRows(wanted.type()));
		this.steps.add(new AddColumn(table, filled ? wanted : wanted.withNullable(true)));
		if (!filled) {
			makeMandatory(table, wanted.withNullable(true), wanted);
		}
	}

	private void numbered(QualifiedName table, Column wanted, String numbers) {
		Column plain = wanted.withIdentity(null);
		Column empty = plain.withNullable(true);
		this.steps.add(new AddColumn(table, empty));
		this.steps.add(new FillNulls(table, empty, numbers));
		this.steps.add(new SetNotNull(table, plain));
		this.steps.add(new AlterIdentity(table, plain, wanted));
	}

	void dropped(QualifiedName table, Column before) {
		if (before.identity() == null || this.types.rowNumbers() == null) {
			this.steps.add(new DropColumn(table, before));
			return;
		}
		Column plain = before.withIdentity(null);
		this.steps.add(new AlterIdentity(table, before, plain));
		this.steps.add(new DropColumn(table, plain));
	}

	/**
	 * Whether the pair can only be brought together by dropping and adding the column.
	 */
	static boolean needsRecreation(Column before, Column wanted) {
		GeneratedValue from = before.generated();
		GeneratedValue to = wanted.generated();
		if (from == null || to == null) {
			return from != to;
		}
		return from.stored() != to.stored() || !SqlText.same(from.expression(), to.expression())
				|| !before.type().equals(wanted.type());
	}

	void recreated(QualifiedName table, Column before, Column wanted, boolean onlyKey) {
		dropped(table, before);
		if (before.generated() == null || wanted.generated() != null || wanted.identity() != null) {
			added(table, wanted, onlyKey);
			return;
		}
		Column empty = wanted.withNullable(true).withDefaultValue(null);
		this.steps.add(new AddColumn(table, empty));
		Column plain = defaulted(table, empty, wanted);
		this.steps.add(new FillNulls(table, plain, before.generated().expression()));
		if (!wanted.nullable() && before.nullable()) {
			makeMandatory(table, plain, wanted);
		}
		else if (!wanted.nullable()) {
			this.steps.add(new SetNotNull(table, wanted));
		}
	}

	/**
	 * Adds the steps for a column that stays.
	 * @param onlyKey whether it alone is the wanted primary key, so that no value could
	 * be given to more than one row
	 * @param keyChanges whether the primary key is another one before and after
	 */
	void changed(QualifiedName table, Column before, Column wanted, boolean onlyKey, boolean keyChanges) {
		Column at = before;
		boolean pauses = keyChanges && this.types.rowNumbers() != null;
		if (at.identity() != null && (wanted.identity() == null || pauses)) {
			at = identified(table, at, wanted.withIdentity(null));
		}
		at = retyped(table, at, wanted);
		at = defaulted(table, at, wanted);
		if (at.nullable() && !wanted.nullable()) {
			if (onlyKey || wanted.generated() != null) {
				this.steps.add(new SetNotNull(table, at.withNullable(false)));
			}
			else {
				makeMandatory(table, at, wanted);
			}
		}
		else if (!at.nullable() && wanted.nullable()) {
			this.steps.add(new DropNotNull(table, at.withNullable(true)));
		}
		at = identified(table, at.withNullable(wanted.nullable()), wanted);
		if (!Objects.equals(at.comment(), wanted.comment())) {
			this.steps.add(new SetColumnComment(table, at, at.withComment(wanted.comment())));
		}
	}

	private Column retyped(QualifiedName table, Column before, Column wanted) {
		if (before.type().equals(wanted.type())) {
			return before;
		}
		Column at = before;
		if (at.defaultValue() != null && !at.defaultValue().equals(wanted.defaultValue())) {
			// An engine refuses a type that the default does not fit
			at = defaulted(table, at, wanted.withDefaultValue(null));
		}
		Column after = at.withType(wanted.type());
		this.steps.add(new AlterColumnType(table, at, after, this.types.narrowing(before.type(), wanted.type())));
		return after;
	}

	private Column defaulted(QualifiedName table, Column before, Column wanted) {
		if (DefaultText.same(before.defaultValue(), wanted.defaultValue(), wanted.type())) {
			return before;
		}
		Column after = before.withDefaultValue(wanted.defaultValue());
		this.steps.add(new AlterDefault(table, before, after));
		return after;
	}

	private Column identified(QualifiedName table, Column before, Column wanted) {
		if (Objects.equals(before.identity(), wanted.identity())) {
			return before;
		}
		Column after = before.withIdentity(wanted.identity());
		this.steps.add(new AlterIdentity(table, before, after));
		return after;
	}

	private void makeMandatory(QualifiedName table, Column at, Column wanted) {
		Optional<String> value = this.backfills.named(table, wanted)
			.or(() -> Optional.ofNullable(wanted.defaultValue()))
			.or(() -> this.backfills.valueFor(table, wanted));
		value.ifPresentOrElse((sql) -> this.steps.add(new FillNulls(table, at, sql)), () -> this.steps
			.ask(new OpenQuestion.Backfill(table, wanted, this.backfills.suggested(table, wanted).orElse(null))));
		this.steps.add(new SetNotNull(table, at.withNullable(false)));
	}

}
