package dev.migrate.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * A source tree with a master changelog and revisions, as an application has it.
 */
record ChangelogDirectory(Path module) {

	static final String MASTER = "classpath:/db/changelog/db.changelog-master.yaml";

	ChangelogDirectory {
		try {
			Files.createDirectories(module.resolve("src/main/resources/db/changelog/changes"));
			Files.writeString(module.resolve("src/main/resources/db/changelog/db.changelog-master.yaml"), """
					databaseChangeLog:
					- includeAll:
					    path: changes/
					    relativeToChangelogFile: true
					""");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path resources() {
		return this.module.resolve("src/main/resources");
	}

	Path changes() {
		return resources().resolve("db/changelog/changes");
	}

	void write(String fileName, String content) {
		try {
			Files.writeString(changes().resolve(fileName), content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Writes a revision of SQL statements, each a change set numbered from 1.
	 */
	void writeSql(String revision, String... statements) {
		StringBuilder content = new StringBuilder("--liquibase formatted sql\n");
		for (int i = 0; i < statements.length; i++) {
			content.append("--changeset test:").append(revision).append('-').append(i + 1).append('\n');
			content.append(statements[i]).append(";\n");
		}
		write(revision + ".sql", content.toString());
	}

	MigrationLiquibase liquibase(DataSource database) {
		MigrationLiquibase liquibase = new MigrationLiquibase(
				new ChangelogLoader(ChangelogSettings.of(MASTER, changes()), new DefaultResourceLoader()));
		liquibase.setChangeLog(MASTER);
		liquibase.setDataSource(database);
		return liquibase;
	}

}
