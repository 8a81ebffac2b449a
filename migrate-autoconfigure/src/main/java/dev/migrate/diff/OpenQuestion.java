package dev.migrate.diff;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import dev.migrate.schema.Column;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.SchemaObject;
import org.jspecify.annotations.Nullable;

/**
 * Something that only a person can decide; as long as it is open, no revision is written.
 */
public sealed interface OpenQuestion {

	/**
	 * The question in a sentence.
	 */
	String text();

	/**
	 * The command line options that answer it, each on its own.
	 */
	List<String> options();

	/**
	 * What the user names to be dropped where that is all there is to decide, or empty.
	 */
	default Optional<String> drop() {
		return Optional.empty();
	}

	/**
	 * Something is gone and something of the same shape is new.
	 *
	 * @param candidate the two
	 */
	record Rename(RenameCandidate candidate) implements OpenQuestion {

		@Override
		public String text() {
			return "Was " + this.candidate.from() + " renamed to " + this.candidate.to() + " (" + this.candidate.shape()
					+ ")?";
		}

		@Override
		public List<String> options() {
			String to = this.candidate.to();
			String shortTo = (this.candidate.kind() == RenameCandidate.Kind.COLUMN)
					? to.substring(to.lastIndexOf('.') + 1) : to;
			return List.of("--rename " + this.candidate.from() + "=" + shortTo, "--drop " + this.candidate.from());
		}

	}

	/**
	 * A column becomes mandatory in a table that may have rows.
	 *
	 * @param table the table
	 * @param column the column
	 * @param suggestion the value that the entity gives it as an SQL literal, or null
	 */
	record Backfill(QualifiedName table, Column column, @Nullable String suggestion) implements OpenQuestion {

		/** What a shell would take for something else. */
		private static final Pattern SPECIAL = Pattern.compile("[^\\w.+-]");

		@Override
		public String text() {
			return "Which value do the existing rows of " + this.table + " get in " + this.column.name() + " ("
					+ this.column.type() + " not null)?";
		}

		@Override
		public List<String> options() {
			String value = (this.suggestion != null) ? this.suggestion : "<value>";
			boolean quoted = this.suggestion != null && SPECIAL.matcher(value).find();
			return List.of("--default " + this.table + "." + this.column.name() + "="
					+ (quoted ? "\"" + value + "\"" : value));
		}

	}

	/**
	 * A column goes, and one like it is new in a table that goes with it: a subclass, a
	 * secondary table or an entity takes it over, and no revision copies its values.
	 *
	 * @param from the column that goes, as {@code table.column}
	 * @param to the column that is new and empty
	 * @param name what the user names to let the values go
	 */
	record Relocation(String from, String to, String name) implements OpenQuestion {

		@Override
		public String text() {
			return "May the values of " + this.from + " be lost? " + this.to
					+ " is new and stays empty, unless you add a change set that copies the values to the revision, "
					+ "before the one that drops " + this.name + ".";
		}

		@Override
		public List<String> options() {
			return List.of("--drop " + this.name);
		}

		@Override
		public Optional<String> drop() {
			return Optional.of(this.name);
		}

	}

	/**
	 * A view that no revision made uses what a step changes, and the engine would refuse
	 * the step.
	 *
	 * @param view the view
	 * @param step the step, in words
	 */
	record Obstacle(QualifiedName view, String step) implements OpenQuestion {

		@Override
		public String text() {
			return "May view " + this.view + " be dropped? No revision made it, and it stands in the way: " + this.step
					+ ". To keep it, drop it in a revision of your own before this one, and create it again after it.";
		}

		@Override
		public List<String> options() {
			return List.of("--drop " + SchemaObject.of(this.view));
		}

		@Override
		public Optional<String> drop() {
			return Optional.of(SchemaObject.of(this.view));
		}

	}

}
