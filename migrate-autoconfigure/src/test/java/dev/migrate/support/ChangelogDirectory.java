package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.MigrationLiquibase;

import org.springframework.core.io.DefaultResourceLoader;

/**
 * A source tree with a master changelog and revisions, as an application has it.
 *
 * @param module the folder of the build module
 */
public record ChangelogDirectory(Path module) {

	public static final String MASTER = "classpath:/db/changelog/db.changelog-master.yaml";

	public ChangelogDirectory {
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

	/**
	 * What becomes the root of the class path.
	 */
	public Path resources() {
		return this.module.resolve("src/main/resources");
	}

	/**
	 * Where its revisions are.
	 */
	public Path changes() {
		return resources().resolve("db/changelog/changes");
	}

	/**
	 * Writes a revision.
	 */
	public void write(String fileName, String content) {
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
	public void writeSql(String revision, String... statements) {
		StringBuilder content = new StringBuilder("--liquibase formatted sql\n");
		for (int i = 0; i < statements.length; i++) {
			content.append("--changeset test:").append(revision).append('-').append(i + 1).append('\n');
			content.append(statements[i]).append(";\n");
		}
		write(revision + ".sql", content.toString());
	}

	/**
	 * Liquibase for this changelog and a database.
	 */
	public MigrationLiquibase liquibase(DataSource database) {
		MigrationLiquibase liquibase = new MigrationLiquibase(loader());
		liquibase.setChangeLog(MASTER);
		liquibase.setDataSource(database);
		return liquibase;
	}

	/**
	 * What reads it.
	 */
	public ChangelogLoader loader() {
		return new ChangelogLoader(ChangelogSettings.of(MASTER, changes()), new DefaultResourceLoader());
	}

}
