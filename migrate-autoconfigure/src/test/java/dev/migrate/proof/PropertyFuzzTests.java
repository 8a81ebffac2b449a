package dev.migrate.proof;

import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.autoconfigure.MigrateAutoConfiguration;
import dev.migrate.autoconfigure.MigrateProperties;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModel;
import dev.migrate.model.EntityModelSource;
import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.Entry;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.BeanUtils;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Applications with spoilt properties start and write revisions, or fail in words; they
 * never hang, leave the lock or half of something behind, or write anywhere but where
 * revisions belong. {@code -Dfuzz.inputs=10000} spoils more of them,
 * {@code -Dfuzz.seed=…} others.
 */
class PropertyFuzzTests {

	private static final int INPUTS = Integer.getInteger("fuzz.inputs", 200);

	private static final long SEED = Long.getLong("fuzz.seed", 1);

	/** What reaches for the network or for files of its own by being set rightly. */
	private static final List<String> LEFT_OUT = List.of(".analytics-enabled", ".license-key");

	/**
	 * Conditions of Spring Boot's own, which has no words for what cannot be resolved.
	 */
	private static final List<String> CONDITIONS = List.of("app.migrate.enabled", "spring.liquibase.enabled",
			"app.migrate.fast-path.enabled", "spring.liquibase.url");

	/**
	 * What a property is set to by somebody who means it, where its type does not say.
	 */
	private static final Map<String, List<String>> MEANT = Map.ofEntries(
			Map.entry("app.migrate.author", List.of("ann", "Ann O'Hara <a@b.c>")),
			Map.entry("app.migrate.comment", List.of("{message} ({revision})", "it's: #1")),
			Map.entry("app.migrate.file-name", List.of("{timestamp}-{slug}", "V{timestamp}__{slug}", "{slug}")),
			Map.entry("app.migrate.targets", List.of("h2", "postgresql", "h2,mariadb", "oracle")),
			Map.entry("app.migrate.renames", List.of("entry.text=words", "notes=entry", "a=b,c.d=e")),
			Map.entry("app.migrate.include", List.of("entry*", "crm.*")),
			Map.entry("app.migrate.exclude", List.of("notes,tags", "*")),
			Map.entry("app.migrate.shadow.url", List.of("jdbc:h2:mem:", "jdbc:hsqldb:mem:x", "jdbc:nothing:x")),
			Map.entry("app.migrate.directory", List.of("changes", "${user.home}/x")),
			Map.entry("app.migrate.lint.ignore", List.of("prefer-bigint", "prefer_bigint")),
			Map.entry("spring.liquibase.change-log",
					List.of(ChangelogDirectory.MASTER, "classpath:none.yaml", "db/changelog", "a.txt", "file:")),
			Map.entry("spring.liquibase.contexts", List.of("test", "test,prod", "!prod and (a or b)")),
			Map.entry("spring.liquibase.label-filter", List.of("fast", "!slow", "a and")),
			Map.entry("spring.liquibase.default-schema", List.of("CRM", "crm", "PUBLIC")),
			Map.entry("spring.liquibase.liquibase-schema", List.of("CRM", "nowhere")),
			Map.entry("spring.liquibase.database-change-log-table", List.of("HISTORY", "\"My History\"", "a.b")),
			Map.entry("spring.liquibase.database-change-log-lock-table", List.of("LOCKS", "DATABASECHANGELOG")),
			Map.entry("spring.liquibase.user", List.of("sa", "ann")),
			Map.entry("spring.liquibase.driver-class-name", List.of("org.h2.Driver", "java.lang.String", "x.Y")),
			Map.entry("spring.liquibase.url", List.of("jdbc:h2:mem:", "jdbc:nothing:x", "x")),
			Map.entry("spring.liquibase.tag", List.of("v1")));

	@TempDir
	private Path module;

	private final Map<String, List<String>> properties = new TreeMap<>();

	private EntityModelSource entities = () -> {
		throw new IllegalStateException();
	};

	@Test
	void spoiltPropertiesWorkOrFailInWords() {
		collect("app.migrate", MigrateProperties.class, 0);
		collect("app.migrate.databases.crm", MigrateProperties.Database.class, 0);
		collect("spring.liquibase", LiquibaseProperties.class, 0);
		this.properties.keySet().removeIf((name) -> LEFT_OUT.stream().anyMatch(name::endsWith));
		MEANT.forEach((name, values) -> {
			assertThat(this.properties.replace(name, values)).as(name).isNotNull();
			this.properties.replace(name.replaceFirst("^app[.]migrate|^spring", "app.migrate.databases.crm"), values);
		});
		try (ConfigurableApplicationContext application = TestApplication
			.of(TestDatabases.h2Database(), this.module.resolve("entities"), Entry.class)
			.start()) {
			EntityModel model = application.getBean(EntityModelSource.class).get();
			this.entities = () -> model;
			spoil();
		}
	}

	private void spoil() {
		List<String> failures = new ArrayList<>();
		Map<Outcome, Integer> outcomes = new TreeMap<>();
		for (long seed = SEED; seed < SEED + INPUTS; seed++) {
			Path directory = this.module.resolve("m" + seed);
			Map<String, Object> spoilt = spoilt(new Mutations(seed), directory);
			try {
				Outcome outcome = assertTimeoutPreemptively(Duration.ofSeconds(60), () -> start(directory, spoilt));
				outcomes.merge(outcome, 1, Integer::sum);
			}
			catch (Throwable ex) {
				failures.add("seed " + seed + ": " + spoilt + ": " + ex);
			}
		}
		System.out.println(INPUTS + " sets of properties from seed " + SEED + ": " + outcomes);
		assertThat(failures).isEmpty();
		assertThat(outcomes).containsKeys(Outcome.values());
	}

	private void collect(String prefix, Class<?> type, int depth) {
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + "." + DataObjectPropertyName.toDashedForm(property.getName());
			if (property.getWriteMethod() != null) {
				this.properties.put(name, meant(property.getPropertyType()));
			}
			else if (depth < 2 && property.getPropertyType().getName().startsWith("dev.migrate.autoconfigure")) {
				collect(name, property.getPropertyType(), depth + 1);
			}
		}
	}

	private static List<String> meant(Class<?> type) {
		if (type.isEnum()) {
			return Stream.of(type.getEnumConstants()).map(String::valueOf).toList();
		}
		if (type == boolean.class || type == Boolean.class) {
			return List.of("true", "false");
		}
		if (type == Duration.class) {
			return List.of("1s", "0", "-5s", "300ms", "PT1S", "106751991167d");
		}
		return (type == int.class || type == long.class) ? List.of("1", "0", "-1", "2147483647") : List.of("x", "a,b");
	}

	/** What is set, by the rules of relaxed binding in one of its forms. */
	private Map<String, Object> spoilt(Mutations mutations, Path directory) {
		Map<String, Object> spoilt = new LinkedHashMap<>();
		List<String> names = List.copyOf(this.properties.keySet());
		for (int i = mutations.below(4); i >= 0; i--) {
			String name = mutations.oneOf(names);
			spoilt.put(name, value(mutations, name, directory));
		}
		if (mutations.below(10) == 0) {
			spoilt.put("app.migrate.databases[" + mutations.nasty() + "].author", mutations.nasty());
		}
		if (mutations.below(10) == 0) {
			spoilt.put("spring.liquibase.parameters." + mutations.spoil("owner"), mutations.nasty());
		}
		return spoilt;
	}

	private String value(Mutations mutations, String name, Path directory) {
		if (name.endsWith(".rollback-file")) {
			return directory + mutations.oneOf(List.of("/rollback.sql", "/missing/rollback.sql", ""));
		}
		String meant = mutations.oneOf(this.properties.get(name));
		String value = switch (mutations.below(6)) {
			case 0 -> mutations.nasty();
			case 1 -> name.endsWith("url") ? meant : mutations.spoil(meant);
			default -> meant;
		};
		return CONDITIONS.contains(name) ? value.replace("${", "$") : value;
	}

	private Outcome start(Path directory, Map<String, Object> spoilt) throws IOException {
		ChangelogDirectory changelog = new ChangelogDirectory(directory);
		changelog.write("01_notes.sql", """
				--liquibase formatted sql
				--changeset ann:01_notes-1
				create table notes (id bigint primary key);
				--rollback drop table notes
				--changeset ann:01_notes-2
				create table tags (id bigint primary key);
				--rollback drop table tags
				""");
		JdbcTemplate database = new JdbcTemplate(TestDatabases.h2Database());
		database.execute("create schema crm");
		DataSource further = TestDatabases.h2Database();
		List<Path> around = files(Path.of(""));
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put("app.migrate.directory", changelog.changes().toString());
		properties.putAll(spoilt);
		try {
			Outcome[] outcome = { Outcome.REFUSED };
			new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(MigrateAutoConfiguration.class))
				.withBean("dataSource", DataSource.class, database::getDataSource,
						(definition) -> definition.setPrimary(true))
				.withBean("crmDataSource", DataSource.class, () -> further)
				.withBean(EntityModelSource.class, () -> this.entities)
				.withInitializer((context) -> context.getEnvironment()
					.getPropertySources()
					.addFirst(new MapPropertySource("spoilt", properties)))
				.run((context) -> outcome[0] = use(context, database, spoilt));
			assertUnlocked(database);
			assertThat(files(Path.of(""))).isEqualTo(around);
			assertThat(foreign(changelog, spoilt)).isEmpty();
			return outcome[0];
		}
		finally {
			database.execute("shutdown");
			new JdbcTemplate(further).execute("shutdown");
		}
	}

	private Outcome use(AssertableApplicationContext context, JdbcTemplate database, Map<String, Object> spoilt) {
		if (context.getStartupFailure() != null) {
			FailureAnalysis analysis = analysis(context.getStartupFailure());
			assertThat(analysis)
				.as("%s is explained", NestedExceptionUtils.getMostSpecificCause(context.getStartupFailure()))
				.isNotNull();
			assertWords(analysis.getDescription(), analysis.getAction(), analysis.getCause());
			assertRecorded(database, analysis.getDescription());
			return Outcome.REFUSED;
		}
		assertRecorded(database, null);
		if (context.getBeanNamesForType(MigrationService.class, true, false).length == 0) {
			return Outcome.SWITCHED_OFF;
		}
		boolean elsewhere = spoilt.containsKey("app.migrate.directory")
				|| spoilt.containsKey("spring.liquibase.change-log");
		boolean well = works(() -> context.getBean(MigrationService.class).status())
				& works(() -> context.getBean(MigrationService.class).pendingLosses(null))
				& works(() -> context.getBean(MigrationService.class).check())
				& works(() -> context.getBean(MigrationService.class)
					.generate(GenerateRequest.of("Add entry").withDryRun(elsewhere)))
				& works(() -> context.getBean(MigrationService.class).migrate(MigrateRequest.head()));
		return well ? Outcome.WORKED : Outcome.STARTED;
	}

	private static boolean works(Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (RuntimeException ex) {
			MigrationException failure = null;
			for (Throwable cause = ex; cause != null && failure == null; cause = cause.getCause()) {
				failure = (cause instanceof MigrationException ours) ? ours : null;
			}
			if (failure == null) {
				throw ex;
			}
			assertWords(failure.getMessage(), failure.getAction(), failure);
			return false;
		}
	}

	/** Spring Boot's own words may name the exceptions of converters. */
	private static void assertWords(String happened, @Nullable String wayOut, Throwable failure) {
		assertThat(happened).isNotBlank().doesNotContain("\tat ");
		assertThat(wayOut).isNotBlank();
		if (failure instanceof MigrationException) {
			assertThat(happened).doesNotContain("Exception").doesNotContain("Cannot invoke");
		}
	}

	private static @Nullable FailureAnalysis analysis(Throwable failure) {
		try (ConfigurableApplicationContext context = new GenericApplicationContext()) {
			List<FailureAnalyzer> analyzers = SpringFactoriesLoader.forDefaultResourceLocation()
				.load(FailureAnalyzer.class, ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
					.and(Environment.class, context.getEnvironment()));
			return analyzers.stream()
				.map((analyzer) -> analyzer.analyze(failure))
				.filter((analysis) -> analysis != null)
				.findFirst()
				.orElse(null);
		}
	}

	/** What is there is in the history, and the other way round, or is named. */
	private static void assertRecorded(JdbcTemplate database, @Nullable String failure) {
		List<String> ids = columns(database, "MD5SUM", "FILENAME").stream()
			.flatMap((table) -> database.queryForList("select id from " + table, String.class).stream())
			.toList();
		for (Map.Entry<String, String> changeSet : Map.of("NOTES", "01_notes-1", "TAGS", "01_notes-2").entrySet()) {
			boolean there = !database
				.queryForList("select 1 from information_schema.tables where table_name = ?", changeSet.getKey())
				.isEmpty();
			if (there != ids.contains(changeSet.getValue())) {
				assertThat(failure).isNotNull().contains(changeSet.getValue());
			}
		}
	}

	private static void assertUnlocked(JdbcTemplate database) {
		for (String table : columns(database, "LOCKED", "LOCKEDBY")) {
			assertThat(database.queryForList("select lockedby from " + table + " where locked")).isEmpty();
		}
	}

	/** The tables that have two columns. */
	private static List<String> columns(JdbcTemplate database, String one, String other) {
		return database.queryForList("""
				select quote_ident(table_schema) || '.' || quote_ident(table_name) from information_schema.columns
				where column_name in (?, ?) group by table_schema, table_name having count(*) = 2""", String.class, one,
				other);
	}

	/** What is neither a revision nor was there before, nor was asked for. */
	private static List<Path> foreign(ChangelogDirectory changelog, Map<String, Object> spoilt) throws IOException {
		Path asked = Path.of(String.valueOf(spoilt.get("spring.liquibase.rollback-file")));
		return files(changelog.module()).stream()
			.filter(Files::isRegularFile)
			.filter((file) -> !changelog.changes().equals(file.getParent())
					&& !file.getFileName().toString().startsWith("db.changelog-master."))
			.filter((file) -> !file.equals(asked))
			.toList();
	}

	private static List<Path> files(Path directory) throws IOException {
		int depth = directory.toString().isEmpty() ? 1 : Integer.MAX_VALUE;
		try (Stream<Path> files = Files.walk(directory, depth)) {
			return files.sorted().toList();
		}
	}

	/**
	 * What becomes of an application.
	 */
	private enum Outcome {

		/** It does not start, and says why. */
		REFUSED,

		/** It starts without us. */
		SWITCHED_OFF,

		/** It starts, and something that is asked of it is refused in words. */
		STARTED,

		/** All that is asked of it. */
		WORKED

	}

}
