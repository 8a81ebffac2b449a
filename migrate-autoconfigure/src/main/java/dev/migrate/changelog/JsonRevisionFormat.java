package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes revisions as JSON. It has no comments; Liquibase leaves alone what stands beside
 * its own entry.
 */
final class JsonRevisionFormat implements RevisionFormat {

	@Override
	public String suffix() {
		return ".json";
	}

	@Override
	public String write(RevisionDocument document) {
		Map<String, List<?>> whole = new LinkedHashMap<>();
		whole.put("//", document.header().lines());
		whole.put("databaseChangeLog", document.toMaps());
		return Json.pretty(whole) + "\n";
	}

}
