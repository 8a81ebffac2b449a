package dev.migrate.model;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;

import org.jspecify.annotations.Nullable;

/**
 * The entities of one entity manager factory, as Hibernate has bound them.
 */
public interface EntityModel {

	/**
	 * The entities' names, sorted: what the model was made of.
	 */
	List<String> entityNames();

	/**
	 * The same entities, seen from another schema than the one in which Hibernate's
	 * connection finds what is not qualified.
	 * @param home the schema whose objects go without a qualifier, as the catalogs of the
	 * connected engine spell it
	 */
	EntityModel within(String home);

	/**
	 * The schema that the entities need on the connected engine: Hibernate's own DDL, run
	 * in the shadow and read back.
	 * @param shadow an empty shadow; it is filled
	 */
	ModelSchema readIn(Shadow shadow) throws SQLException;

	/**
	 * The statements with which Hibernate creates that schema on the connected engine.
	 */
	List<String> creationCommands();

	/**
	 * The schema that the entities need on another engine, read by dialect and without a
	 * connection. Types, defaults and check expressions are in
	 * {@link Engine#normalizeType normal spelling}.
	 */
	Schema readFor(Engine target);

	/**
	 * The initial value of the field behind a column as an SQL literal, or null where
	 * there is none: what is offered for the rows that a mandatory column finds.
	 */
	@Nullable String initialValue(QualifiedName table, Identifier column);

	/**
	 * The statements that insert the rows with which a table begins, usually none.
	 */
	Function<QualifiedName, List<String>> firstRows();

	/**
	 * The same on another engine.
	 */
	Function<QualifiedName, List<String>> firstRowsFor(Engine target);

	/**
	 * The SQL that entities have in place of tables and columns; Hibernate runs it at
	 * every access, and what it reads has to be there.
	 */
	List<String> queries();

	/**
	 * What hands out the keys of which table.
	 */
	List<NumberSource> numberSources();

	/**
	 * The same on another engine.
	 */
	List<NumberSource> numberSourcesFor(Engine target);

	/**
	 * What the connected engine made of the entities.
	 *
	 * @param schema the schema
	 * @param failures Hibernate's statements that its own engine refused, each with the
	 * engine's reason
	 */
	record ModelSchema(Schema schema, List<FailedStatement> failures) {

		public ModelSchema {
			failures = List.copyOf(failures);
		}

	}

	/**
	 * A statement of Hibernate's that its own engine refused.
	 *
	 * @param sql the statement
	 * @param reason the engine's message
	 */
	record FailedStatement(String sql, String reason) {
	}

}
