package dev.migrate.changelog;

import java.util.List;
import java.util.stream.Collectors;

import liquibase.changelog.ChangeSet;
import liquibase.precondition.Precondition;
import liquibase.precondition.PreconditionLogic;
import liquibase.precondition.core.ChangeLogPropertyDefinedPrecondition;

/**
 * A revision whose change set runs Java code of the application. To Liquibase it is a
 * change set that does nothing, with a precondition that only a run of ours fulfils:
 * where it has run, any Liquibase is content, and where it has not, none but ours passes
 * it by.
 */
public final class JavaRevision {

	/** The changelog's property that a run of ours defines. */
	static final String PROPERTY = "migrate.java";

	private JavaRevision() {
	}

	/**
	 * Whether a change set runs Java code of the application.
	 */
	public static boolean isOne(ChangeSet changeSet) {
		return changeSet.getPreconditions() != null && mentions(changeSet.getPreconditions());
	}

	private static boolean mentions(PreconditionLogic preconditions) {
		for (Precondition precondition : preconditions.getNestedPreconditions()) {
			if (precondition instanceof ChangeLogPropertyDefinedPrecondition property
					&& PROPERTY.equals(property.getProperty())) {
				return true;
			}
		}
		return false;
	}

	/**
	 * Makes one of an empty revision.
	 * @param empty a revision in YAML
	 */
	public static RevisionDraft of(RevisionDraft empty, String author) {
		List<String> header = empty.content().lines().takeWhile((line) -> line.startsWith("#")).toList();
		String content = header.stream().collect(Collectors.joining("\n", "", "\n")) + """
				databaseChangeLog:
				  - logicalFilePath: %s

				  # Runs the bean of type dev.migrate.execution.DataMigration whose revision() is this one.
				  # If it can be taken back, add:
				  #     rollback:
				  #       - empty: {}
				  - changeSet:
				      id: %s-1
				      author: %s
				      preConditions:
				        - onFail: HALT
				        - onFailMessage: This change set runs Java code of the application. Run it with the application.
				        - changeLogPropertyDefined:
				            property: %s
				      changes:
				        - empty: {}
				""".formatted(empty.path(), empty.id(), author, PROPERTY);
		return new RevisionDraft(empty.id(), empty.path(), empty.file(), content);
	}

}
