package dev.migrate.changelog;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import liquibase.changelog.ChangeSet;

/**
 * Tells which schema a changelog makes on an engine that is not at hand, by reading the
 * change sets instead of running them. Exact for generated revisions; of files written by
 * hand it knows Liquibase's own changes, but not their SQL.
 */
public final class ChangelogInterpreter {

	private final ChangelogLoader loader;

	public ChangelogInterpreter(ChangelogLoader loader) {
		this.loader = loader;
	}

	/**
	 * The schema that all change sets make that the settings do not filter out.
	 * @param changelog the changelog, as loaded for the engine
	 */
	public Schema schemaFor(Changelog changelog, Engine target) {
		return interpret(changelog, new LiquibaseDialect(target)).schema();
	}

	/**
	 * The same with who has made what is in it, where a schema goes without saying even
	 * if it is named.
	 * @param home that schema
	 */
	public Interpreted interpret(Changelog changelog, Engine target, Identifier home) {
		return interpret(changelog, new LiquibaseDialect(target, home));
	}

	private Interpreted interpret(Changelog changelog, LiquibaseDialect dialect) {
		ChangeSetFilters filters = this.loader.filters(dialect.database());
		ChangeInterpretation interpretation = new ChangeInterpretation();
		SchemaState state = new SchemaState();
		Ownership ownership = new Ownership(dialect);
		Set<ChangeSet> byHand = byHand(changelog);
		List<ChangeSet> changeSets = changelog.databaseChangeLog()
			.getChangeSets()
			.stream()
			.filter(filters::accept)
			.toList();
		Schema beforeHand = null;
		for (ChangeSet changeSet : changeSets) {
			boolean hand = byHand.contains(changeSet);
			if (hand && beforeHand == null) {
				beforeHand = state.toSchema();
			}
			else if (!hand && beforeHand != null) {
				ownership.writtenByHand(beforeHand, state.toSchema());
				beforeHand = null;
			}
			ChangeContext context = new ChangeContext(state, dialect, new ChangedNames(dialect, changeSet));
			changeSet.getChanges().forEach((change) -> interpretation.apply(change, context));
			if (!hand) {
				ownership.generated(changeSet);
			}
		}
		Schema schema = state.toSchema();
		if (beforeHand != null) {
			ownership.writtenByHand(beforeHand, schema);
		}
		return new Interpreted(schema.withObjects(DatabaseObjects.of(changeSets)), ownership.managed(schema));
	}

	private static Set<ChangeSet> byHand(Changelog changelog) {
		Set<ChangeSet> byHand = Collections.newSetFromMap(new IdentityHashMap<>());
		changelog.revisions()
			.stream()
			.filter((revision) -> !revision.generated())
			.forEach((revision) -> byHand.addAll(revision.changeSets()));
		return byHand;
	}

	/**
	 * What a changelog makes on an engine.
	 *
	 * @param schema the schema
	 * @param managed whether a generated revision made an object
	 */
	public record Interpreted(Schema schema, Predicate<String> managed) {
	}

}
