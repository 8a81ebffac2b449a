package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.migrate.failure.MigrationException;

/**
 * The master changelog that includes all revisions.
 */
final class MasterChangelog {

	private final ChangelogSettings settings;

	MasterChangelog(ChangelogSettings settings) {
		this.settings = settings;
	}

	Path file() {
		return this.settings.changeLogFile()
			.orElseThrow(() -> new MigrationException(
					"There is no " + this.settings.changeLog() + ", and its place in the source tree is not known",
					"Create it with an includeAll of " + this.settings.directory() + "."));
	}

	/**
	 * The failure of a revision that would be written but never run.
	 */
	MigrationException includesNot(RevisionDraft draft) {
		return new MigrationException("The changelog " + this.settings.changeLogPath() + " does not include "
				+ draft.path().substring(0, draft.path().lastIndexOf('/')) + ", so " + draft.id() + " would never run",
				"Add an includeAll to it, as in:\n" + contentFor(draft).stripTrailing().indent(2).stripTrailing());
	}

	/**
	 * What it says as long as nobody wants anything else of it.
	 */
	String content() {
		return content(List.of(this.settings.directoryLocation()));
	}

	/**
	 * The same, with what a revision needs that is not among the others.
	 */
	String contentFor(RevisionDraft draft) {
		return draft.path().startsWith(this.settings.directoryLocation() + "/") ? content()
				: content(List.of(this.settings.directoryLocation(), this.settings.repeatableLocation()));
	}

	private String content(List<String> locations) {
		String changeLog = this.settings.changeLogPath();
		String folder = changeLog.substring(0, changeLog.lastIndexOf('/') + 1);
		List<Folder> folders = locations.stream()
			.map((location) -> location.startsWith(folder) ? new Folder(location.substring(folder.length()) + "/", true)
					: new Folder(location + "/", false))
			.toList();
		String suffix = changeLog.substring(changeLog.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return switch (suffix) {
			case "yaml", "yml" -> yaml(folders);
			case "xml" -> xml(folders);
			case "json" -> json(folders);
			default -> throw new MigrationException("A changelog of the kind " + changeLog + " cannot include others",
					"Set spring.liquibase.change-log to a yaml, xml or json file, such as "
							+ "classpath:/db/changelog/db.changelog-master.yaml.");
		};
	}

	private static String yaml(List<Folder> folders) {
		return "databaseChangeLog:\n" + each(folders, "", """
				  - includeAll:
				      path: %s
				      relativeToChangelogFile: %s
				      errorIfMissingOrEmpty: false
				""");
	}

	private static String xml(List<Folder> folders) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
						xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">

				%s
				</databaseChangeLog>
				"""
			.formatted(each(folders, "", """
					\t<includeAll path="%s" relativeToChangelogFile="%s" errorIfMissingOrEmpty="false"/>
					"""));
	}

	private static String json(List<Folder> folders) {
		return """
				{
				  "databaseChangeLog": [
				%s
				  ]
				}
				""".formatted(each(folders, ",\n", """
				{ "includeAll": { "path": "%s", "relativeToChangelogFile": %s, "errorIfMissingOrEmpty": false } }"""));
	}

	private static String each(List<Folder> folders, String delimiter, String template) {
		return folders.stream()
			.map((folder) -> template.formatted(folder.path(), folder.relative()))
			.collect(Collectors.joining(delimiter));
	}

	/**
	 * A folder of which everything is included.
	 *
	 * @param path where it is
	 * @param relative whether that is seen from the master
	 */
	private record Folder(String path, boolean relative) {
	}

}
