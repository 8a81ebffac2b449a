package dev.migrate.execution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.failure.SecretParameters;
import dev.migrate.support.ChangelogDirectory;
import liquibase.Scope;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.core.H2Database;
import liquibase.logging.Logger;
import liquibase.logging.core.JavaLogService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

class MaskedLogServiceTests {

	@TempDir
	private Path module;

	@Test
	void changeSetsLogByTheNameThatLiquibaseHasForThem() throws Exception {
		ChangelogDirectory directory = new ChangelogDirectory(this.module);
		directory.write("one.yaml", """
				databaseChangeLog:
				- changeSet: { id: one, author: ann, changes: [ tagDatabase: { tag: one } ] }
				""");
		Changelog changelog = new ChangelogLoader(ChangelogSettings.of(ChangelogDirectory.MASTER, directory.changes()),
				new DefaultResourceLoader())
			.load(new H2Database());
		ChangeSet changeSet = changelog.databaseChangeLog().getChangeSets().get(0);
		Names names = new Names();
		Scope.child(Map.of(Scope.Attr.logService.name(), names), () -> {
			MaskedLogService masked = new MaskedLogService(new SecretParameters(Map.of()));
			masked.getLog(changeSet.getClass());
			masked.getLog(changelog.databaseChangeLog().getClass());
			masked.getLog(String.class);
		});
		assertThat(changeSet.getClass()).isNotEqualTo(ChangeSet.class);
		assertThat(names.asked).containsExactly(ChangeSet.class, DatabaseChangeLog.class, String.class);
	}

	private static final class Names extends JavaLogService {

		private final List<Class<?>> asked = new ArrayList<>();

		@Override
		@SuppressWarnings("rawtypes")
		public Logger getLog(Class type) {
			this.asked.add(type);
			return super.getLog(type);
		}

	}

}
