package dev.migrate.model;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import org.hibernate.dialect.Dialect;
import org.hibernate.mapping.CheckConstraint;
import org.hibernate.mapping.Table;
import org.hibernate.tool.schema.internal.StandardTableExporter;

/**
 * The checks with which Hibernate guards embeddables that are kept in a single column; it
 * works them out only when it writes a table.
 */
final class AggregateChecks extends StandardTableExporter {

	AggregateChecks(Dialect dialect) {
		super(dialect);
	}

	List<String> of(Table table) {
		StringBuilder all = new StringBuilder();
		applyTableCheck(table, all);
		String declared = table.getChecks()
			.stream()
			.map(CheckConstraint::constraintString)
			.map((check) -> "," + check)
			.collect(Collectors.joining());
		SqlWords added = new SqlWords(all.substring(declared.length()));
		return StreamSupport.stream(added.spliterator(), false)
			.filter((word) -> word.startsWith("("))
			.map((expression) -> expression.substring(1, expression.length() - 1))
			.toList();
	}

}
