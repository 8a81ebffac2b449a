package dev.migrate.cases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.GenerationSettings;
import dev.migrate.GenerationSettings.Reference;
import dev.migrate.MigrateRequest;
import dev.migrate.UndecidedException;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * An enumeration has a type of its own on some engines and is a checked text on others:
 * with another name and one constant more it is another column on each of them, or on
 * none.
 */
class SeveralTargetsRenameTests {

	private static final List<String> ENGINES = List.of("h2", "postgresql", "mariadb");

	private static final GenerationSettings TARGETS = new GenerationSettings(ENGINES, Reference.CHANGELOG, Map.of());

	private final Map<String, DataSource> databases = new LinkedHashMap<>();

	private final List<RenameCandidate> asked = new ArrayList<>();

	@TempDir
	private Path module;

	@Test
	@DisplayName("several targets: what a revision has made for one of them alone goes there when nothing needs it")
	void dropsWhatOneTargetAloneHas() {
		DataSource author = TestDatabases.create("h2");
		GenerationSettings targets = new GenerationSettings(List.of("h2", "postgresql"), Reference.CHANGELOG, Map.of());
		List<String> contents = new ArrayList<>();
		for (Class<?> version : List.of(CheckAndEnumCaseTests.TwoLights.class,
				CheckAndEnumCaseTests.NamedLight.class)) {
			new Version(version).service(author, this.module, targets, (service) -> {
				contents.add(service.generate(GenerateRequest.of("Lights")).content());
				return service.migrate(MigrateRequest.head());
			});
		}
		assertThat(contents.get(0)).contains("add constraint ck_lamp_light check");
		assertThat(contents.get(1).replaceAll("\\s+", " "))
			.contains("dbms: postgresql changes: - sql: sql: alter table lamp drop constraint ck_lamp_light");
	}

	@Test
	@DisplayName("several targets: a rename is asked about once and keeps the rows on each of them")
	void isRenamedEverywhere() {
		versionOneWithRows();
		new Version(Stated.class).service(this.databases.get("h2"), this.module, TARGETS, (service) -> service
			.generate(GenerateRequest.of("Version 2").withDeciders(this::yes, BackfillDecider.UNDECIDED)));
		assertThat(this.asked).hasSize(1);
		this.databases.forEach((engine, database) -> {
			new Version(Stated.class).service(database, this.module,
					(service) -> service.migrate(MigrateRequest.head()));
			assertThat(new JdbcTemplate(database).queryForList("select state from job", String.class)).as(engine)
				.containsExactly("OLD");
			assertThat(new JdbcTemplate(database).update("insert into job (id, state) values (2, 'GONE')"))
				.isEqualTo(1);
		});
	}

	@Test
	@DisplayName("several targets: a rename that nobody has answered is refused")
	void isRefusedWithoutAnAnswer() {
		versionOneWithRows();
		new Version(Stated.class).service(this.databases.get("h2"), this.module, TARGETS, (service) -> {
			assertThatExceptionOfType(UndecidedException.class)
				.isThrownBy(() -> service.generate(GenerateRequest.of("Version 2")))
				.satisfies((ex) -> assertThat(ex.getAction())
					.endsWith(System.lineSeparator() + "--rename job.status=state or --drop job.status"));
			return null;
		});
	}

	private Optional<Boolean> yes(RenameCandidate candidate) {
		this.asked.add(candidate);
		return Optional.of(true);
	}

	private void versionOneWithRows() {
		ENGINES.forEach((engine) -> this.databases.put(engine, TestDatabases.create(engine)));
		Version one = new Version(Job.class);
		one.service(this.databases.get("h2"), this.module, TARGETS,
				(service) -> service.generate(GenerateRequest.of("Version 1")));
		this.databases.values().forEach((database) -> {
			one.service(database, this.module, (service) -> service.migrate(MigrateRequest.head()));
			new JdbcTemplate(database).update("insert into job (id, status) values (1, 'OLD')");
		});
	}

	enum Two {

		NEW, OLD

	}

	enum Three {

		NEW, OLD, GONE

	}

	@Entity(name = "Job")
	static class Job {

		@Id
		Long id;

		@Enumerated(EnumType.STRING)
		Two status;

	}

	@Entity(name = "Job")
	static class Stated {

		@Id
		Long id;

		@Enumerated(EnumType.STRING)
		Three state;

	}

}
