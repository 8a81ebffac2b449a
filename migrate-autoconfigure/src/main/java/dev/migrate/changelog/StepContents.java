package dev.migrate.changelog;

import java.util.List;

/**
 * Turns the steps of a revision into what its change sets do.
 */
interface StepContents {

	/**
	 * The change sets of a step.
	 * @param dbms the engines that the step is for, or empty for all
	 */
	List<ChangeSetContent> of(MergedStep step, List<String> dbms);

	/**
	 * The properties that they need.
	 */
	List<PropertyDraft> properties();

}
