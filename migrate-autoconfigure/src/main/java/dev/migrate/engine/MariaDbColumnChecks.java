package dev.migrate.engine;

import java.util.Optional;

import dev.migrate.schema.CheckConstraint;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName.Origin;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The checks that are part of a column's definition. Such a check has its column's name,
 * comes and goes with a definition of the column only, and is lost when one does not
 * repeat it.
 *
 * @param table the table, or null where its columns have none
 */
record MariaDbColumnChecks(@Nullable Table table) {

	static final MariaDbColumnChecks NONE = new MariaDbColumnChecks(null);

	boolean isEmpty() {
		return this.table == null
				|| this.table.checkConstraints().stream().noneMatch((check) -> column(check).isPresent());
	}

	/**
	 * The check of a column, as it has to stand in its definition; empty if it has none.
	 */
	String of(Identifier column) {
		return (this.table == null) ? ""
				: this.table.checkConstraints()
					.stream()
					.filter((check) -> column(check).filter((owner) -> owner.name().equals(column)).isPresent())
					.map(MariaDbColumnChecks::clause)
					.findFirst()
					.orElse("");
	}

	/**
	 * The column of whose definition a check is part.
	 */
	Optional<Column> column(CheckConstraint check) {
		return (this.table == null || check.name().origin() != Origin.ENGINE) ? Optional.empty()
				: this.table.column(check.name().identifier());
	}

	static String clause(CheckConstraint check) {
		return " check (" + check.expression() + ")";
	}

}
