package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

import dev.migrate.change.AlterColumnType;
import dev.migrate.change.CreateTable;
import dev.migrate.change.PlacedStep;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.Step;
import dev.migrate.engine.Engine;
import dev.migrate.schema.QualifiedName;
import liquibase.changelog.ChangeSet;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Finds change sets that give a column a type into which not every value fits that it
 * could hold before. What a column was is known from the change sets that come before.
 */
public final class Narrowings {

	private static final Log logger = LogFactory.getLog(Narrowings.class);

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
		int left = candidates.size();
		for (Revision revision : changelog.revisions()) {
			for (ChangeSet changeSet : revision.changeSets()) {
				if (left == 0) {
					return narrowings;
				}
				List<PlacedStep> steps = read(changeSet, reader);
				if (candidates.contains(changeSet)) {
					left--;
					if (narrows(steps)) {
						narrowings.add(changeSet);
					}
				}
			}
		}
		return narrowings;
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
