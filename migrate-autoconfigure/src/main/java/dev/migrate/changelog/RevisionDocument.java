package dev.migrate.changelog;

import java.util.List;

/**
 * Everything that a revision's file says, before it is written in any format.
 *
 * @param header what precedes Liquibase's part
 * @param logicalFilePath where the class path has the file
 * @param properties the values that differ from engine to engine
 * @param changeSets the change sets
 */
record RevisionDocument(RevisionHeader header, String logicalFilePath, List<PropertyDraft> properties,
		List<ChangeSetDraft> changeSets) {

	RevisionDocument {
		properties = List.copyOf(properties);
		changeSets = List.copyOf(changeSets);
	}

}
