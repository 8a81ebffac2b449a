package dev.migrate.changelog;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateTable;
import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.engine.Engine;
import dev.migrate.schema.QualifiedName;
import liquibase.change.Change;
import liquibase.change.core.RawSQLChange;
import liquibase.change.core.RenameTableChange;
import liquibase.changelog.ChangeSet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Finds change sets that give a column a type into which not every value fits that it
 * could hold before. What a column was is known from the change sets that come before.
 */
public final class Narrowings {

	private static final Log logger = LogFactory.getLog(Narrowings.class);

	private static final Pattern RENAME = Pattern.compile("\\brename\\b", Pattern.CASE_INSENSITIVE);

	private Narrowings() {
	}

	/**
	 * Those of some change sets that narrow a column.
	 * @param changelog a changelog that was loaded for the engine
	 * @param candidates change sets that change the type of a column, by identity
	 */
	public static Set<ChangeSet> among(Set<ChangeSet> candidates, Changelog changelog, Engine engine) {
		Set<ChangeSet> narrowings = Collections.newSetFromMap(new IdentityHashMap<>());
		StepReader reader = new StepReader(new LiquibaseDialect(engine));
		for (ChangeSet changeSet : history(candidates, changelog)) {
			if (narrows(read(changeSet, reader)) && candidates.contains(changeSet)) {
				narrowings.add(changeSet);
			}
		}
		return narrowings;
	}

	/**
	 * What is known of the tables of the candidates, by whatever names they went: a long
	 * changelog is read as far as it matters.
	 */
	private static Deque<ChangeSet> history(Set<ChangeSet> candidates, Changelog changelog) {
		List<ChangeSet> all = changelog.revisions()
			.stream()
			.flatMap((revision) -> revision.changeSets().stream())
			.toList();
		Deque<ChangeSet> history = new ArrayDeque<>();
		Set<String> tables = new HashSet<>();
		for (int i = all.size() - 1; i >= 0; i--) {
			ChangeSet changeSet = all.get(i);
			boolean candidate = candidates.contains(changeSet);
			if (!candidate && tables.isEmpty()) {
				continue;
			}
			Set<String> touched = touched(changeSet);
			boolean renames = changeSet.getChanges().stream().anyMatch(Narrowings::renamesTable);
			if (candidate || renames) {
				tables.addAll(touched);
			}
			if (candidate || renames || !Collections.disjoint(tables, touched)) {
				history.addFirst(changeSet);
			}
		}
		return history;
	}

	private static Set<String> touched(ChangeSet changeSet) {
		try {
			return TouchedObjects.of(List.of(changeSet)).names();
		}
		catch (RuntimeException ex) {
			logger.debug("What " + changeSet + " is about is not known", ex);
			return Set.of();
		}
	}

	private static boolean renamesTable(Change change) {
		return change instanceof RenameTableChange
				|| (change instanceof RawSQLChange sql && RENAME.matcher(SqlStatements.text(sql)).find());
	}

	/** Whoever only lists revisions is not to fail for what Liquibase would refuse. */
	private static List<PlacedStep> read(ChangeSet changeSet, StepReader reader) {
		try {
			return reader.read(changeSet);
		}
		catch (RuntimeException ex) {
			logger.debug("What " + changeSet + " makes of the schema is not known", ex);
			return List.of();
		}
	}

	private static boolean narrows(List<PlacedStep> steps) {
		List<QualifiedName> made = new ArrayList<>();
		for (PlacedStep step : steps) {
			SchemaChange change = (step.step() instanceof Step.Structure structure) ? structure.change() : null;
			if (change instanceof CreateTable create) {
				made.add(create.table().name());
			}
			else if (change instanceof AlterColumnType alter && alter.narrowing() != null
					&& !made.contains(alter.table())) {
				return true;
			}
		}
		return false;
	}

}
