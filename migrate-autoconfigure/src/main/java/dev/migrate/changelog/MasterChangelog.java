package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.Locale;

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
		return new MigrationException(
				"The changelog " + this.settings.changeLogPath() + " does not include "
						+ this.settings.directoryLocation() + ", so " + draft.id() + " would never run",
				"Add an includeAll to it, as in:\n" + content().stripTrailing().indent(2).stripTrailing());
	}

	String content() {
		String changeLog = this.settings.changeLogPath();
		String folder = changeLog.substring(0, changeLog.lastIndexOf('/') + 1);
		String location = this.settings.directoryLocation() + "/";
		boolean relative = location.startsWith(folder);
		String path = relative ? location.substring(folder.length()) : location;
		String suffix = changeLog.substring(changeLog.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
		return switch (suffix) {
			case "yaml", "yml" -> yaml(path, relative);
			case "xml" -> xml(path, relative);
			case "json" -> json(path, relative);
			default -> throw new MigrationException("A changelog of the kind " + changeLog + " cannot include others",
					"Set spring.liquibase.change-log to a yaml, xml or json file, such as "
							+ "classpath:/db/changelog/db.changelog-master.yaml.");
		};
	}

	private static String yaml(String path, boolean relative) {
		return """
				databaseChangeLog:
				  - includeAll:
				      path: %s
				      relativeToChangelogFile: %s
				      errorIfMissingOrEmpty: false
				""".formatted(path, relative);
	}

	private static String xml(String path, boolean relative) {
		return """
				<?xml version="1.0" encoding="UTF-8"?>
				<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
						xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
						xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd">

					<includeAll path="%s" relativeToChangelogFile="%s" errorIfMissingOrEmpty="false"/>

				</databaseChangeLog>
				"""
			.formatted(path, relative);
	}

	private static String json(String path, boolean relative) {
		return """
				{
				  "databaseChangeLog": [
				    { "includeAll": { "path": "%s", "relativeToChangelogFile": %s, "errorIfMissingOrEmpty": false } }
				  ]
				}
				""".formatted(path, relative);
	}

}
