package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

	/**
	 * Liquibase's part as nested maps and lists, in the way in which its YAML and JSON
	 * nest them.
	 */
	List<Map<String, Object>> toMaps() {
		List<Map<String, Object>> entries = new ArrayList<>();
		entries.add(Map.of("logicalFilePath", this.logicalFilePath));
		this.properties.forEach((property) -> entries.add(Map.of("property", property.attributes())));
		for (ChangeSetDraft changeSet : this.changeSets) {
			Map<String, Object> values = new LinkedHashMap<>(changeSet.attributes());
			if (changeSet.comment() != null) {
				values.put("comment", changeSet.comment());
			}
			if (!changeSet.preConditions().isEmpty()) {
				values.put("preConditions", changeSet.preConditions());
			}
			values.put("changes", changeSet.changes().stream().map(ChangeNode::toMap).toList());
			values.put("rollback", changeSet.rollback().stream().map(ChangeNode::toMap).toList());
			entries.add(Map.of("changeSet", values));
		}
		return entries;
	}

}
