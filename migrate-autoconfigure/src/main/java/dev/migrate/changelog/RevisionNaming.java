package dev.migrate.changelog;

import java.util.List;
import java.util.Optional;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

import org.jspecify.annotations.Nullable;

/**
 * How revisions are named, and what they make where nobody else has named it. A bean of
 * this type is asked before the usual name is taken; what it does not want to name, it
 * leaves to the next one.
 */
public interface RevisionNaming {

	/**
	 * The usual names.
	 */
	RevisionNaming STANDARD = new RevisionNaming() {
	};

	/**
	 * What stands for <code>{slug}</code> in a revision's name. Words are joined by
	 * underscores and spelled in lower case, whatever they come as.
	 * @param message what somebody has said that the revision is for, or null
	 * @param changes its steps, in the order in which they run; none if it is to be
	 * filled by hand
	 */
	default Optional<String> slug(@Nullable String message, List<SchemaChange> changes) {
		return Optional.empty();
	}

	/**
	 * The name of a constraint or an index that neither the entities nor Hibernate name,
	 * so that the engine would make one up. It is shortened if need be, and gets a number
	 * where it is taken.
	 * @param columns the columns that it is about, as far as they are known
	 */
	default Optional<String> constraint(Kind kind, QualifiedName table, List<Identifier> columns) {
		return Optional.empty();
	}

	/**
	 * What is named.
	 */
	enum Kind {

		/** A primary key. */
		PRIMARY_KEY("pk"),

		/** A unique constraint. */
		UNIQUE("uk"),

		/** A foreign key. */
		FOREIGN_KEY("fk"),

		/** A check constraint. */
		CHECK("ck"),

		/** An index. */
		INDEX("ix");

		private final String prefix;

		Kind(String prefix) {
			this.prefix = prefix;
		}

		String prefix() {
			return this.prefix;
		}

	}

}
