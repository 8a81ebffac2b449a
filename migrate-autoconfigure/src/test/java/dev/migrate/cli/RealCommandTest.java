package dev.migrate.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.HostApplication;
import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.execution.DataMigration;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs commands against a real database and a changelog of which the test has written
 * every file. There are no entities.
 */
abstract class RealCommandTest extends CommandTest {

	@TempDir
	private Path module;

	protected ChangelogDirectory changelog;

	protected @Nullable String mainClass;

	protected List<DataMigration> dataMigrations = List.of();

	protected DataSource database = TestDatabases.h2Database();

	@BeforeEach
	void createChangelog() {
		this.changelog = new ChangelogDirectory(this.module);
	}

	@Override
	protected MigrationService service() {
		ChangelogLoader loader = loader();
		return MigrationServices.create("default", () -> liquibase(loader), () -> loader, () -> {
			throw new IllegalStateException("There are no entities");
		}, new GenerationSettings(List.of(), GenerationSettings.Reference.CHANGELOG, Map.of()), () -> application());
	}

	private MigrationLiquibase liquibase(ChangelogLoader loader) {
		MigrationLiquibase liquibase = new MigrationLiquibase(loader);
		liquibase.setChangeLog(ChangelogDirectory.MASTER);
		liquibase.setDataSource(this.database);
		liquibase.setDataMigrations(() -> this.dataMigrations);
		return liquibase;
	}

	protected HostApplication application() {
		return new TestHost(this.module, this.mainClass);
	}

	protected JdbcTemplate jdbc() {
		return new JdbcTemplate(this.database);
	}

	/**
	 * How far the revisions have run, as {@code X-} and a blank.
	 */
	protected String states() {
		StringBuilder states = new StringBuilder();
		service().status().revisions().stream().map(RevisionStatus::state).forEach((s) -> states.append(s.symbol()));
		return states.toString();
	}

	protected ChangelogLoader loader() {
		return new ChangelogLoader(ChangelogSettings.of(ChangelogDirectory.MASTER, this.changelog.changes()),
				new DefaultResourceLoader());
	}

	/**
	 * An application of which little is known.
	 */
	record TestHost(Path module, @Nullable String mainClass) implements HostApplication {
	}

}
