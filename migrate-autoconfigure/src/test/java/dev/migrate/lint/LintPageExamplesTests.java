package dev.migrate.lint;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import dev.migrate.RollbackRequest;
import dev.migrate.autoconfigure.MigrateProperties;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * What the pages about rules show instead runs as it stands there.
 */
class LintPageExamplesTests {

	private static final Path PAGES = Path.of(System.getProperty("basedir", "."), "../docs/lint");

	private static final Pattern EXAMPLE = Pattern.compile("```(yaml|sql|java)\\n(.*?)```", Pattern.DOTALL);

	private static final Pattern ON_MARIADB = Pattern.compile("lock=none|modify ");

	/** What an example takes for granted, by its page. */
	private static final Map<String, List<String>> GRANTED = Map.of("backfill-in-transaction",
			List.of("alter table users add column token uuid"), "require-concurrent-index-deletion",
			List.of("create index ix_users_name on users (name)"), "ban-drop-schema", List.of("create schema attic"),
			"changing-enum-values",
			List.of("alter table orders add constraint ck_orders_state check (state in ('NEW', 'PAID'))"),
			"narrowing-column-type", List.of("alter table orders add column sent timestamp(6)"), "dropping-foreign-key",
			List.of("alter table users add constraint fk_users_account foreign key (account_id) "
					+ "references accounts (id)"),
			"renaming-column",
			List.of("alter table users add column full_name varchar(255)",
					"create function sync_users_full_name() returns trigger language plpgsql as 'begin return new; end'",
					"create trigger sync_users_full_name before insert on users for each row "
							+ "execute function sync_users_full_name()"));

	/** What a finding is about that a comment ignores. */
	private static final Map<String, String> IGNORED = Map.of("ban-drop-column", "alter table users drop column phone",
			"ban-drop-not-null", "alter table users alter column name drop not null", "ban-drop-schema",
			"drop schema attic", "ban-drop-table", "drop table order_lines", "dropping-foreign-key",
			"alter table users drop constraint fk_users_account", "narrowing-column-type",
			"alter table users alter column name type varchar(10)", "unchecked-sql",
			"do $$begin update users set age = 8 where id < 10; end$$");

	private static final Pattern COMMENT = Pattern.compile("lint:ignore ([a-z-]+)");

	private static final String CHANGES = """
			    changes:
			      - sql:
			          sql: alter table users alter column name type ${text_type}
			""";

	@TempDir
	private Path directory;

	static Stream<Arguments> examples() throws IOException {
		List<Arguments> examples = new ArrayList<>();
		try (Stream<Path> pages = Files.list(PAGES)) {
			for (Path page : pages.sorted().toList()) {
				String name = page.getFileName().toString().replace(".md", "");
				EXAMPLE.matcher(Files.readString(page))
					.results()
					// Where a page leaves something out, SafeFormTests runs what lint
					// offers
					.filter((example) -> !example.group(2).contains("…"))
					.forEach((example) -> examples.add(arguments(name, example.group(1), example.group(2))));
			}
		}
		assertThat(examples).hasSizeGreaterThan(30);
		return examples.stream();
	}

	@ParameterizedTest(name = "{0}: {1}")
	@MethodSource("examples")
	void runs(String page, String kind, String example) throws Exception {
		if (kind.equals("java")) {
			compile(example);
		}
		else if (kind.equals("sql")) {
			run(page, ON_MARIADB.matcher(example).find() ? "mariadb" : "postgresql",
					"- changeSet:\n    id: 1\n    author: ann\n    changes:\n      - sql: { sql: \"" + example.strip()
							+ "\" }\n    rollback: []\n");
		}
		else if (example.startsWith("app:")) {
			bind(example);
		}
		else {
			run(page, "postgresql", changeSets(example));
		}
	}

	/** A part of a change set, or of a file, with the rest around it. */
	private static String changeSets(String example) {
		if (example.startsWith("- property")) {
			return example + "- changeSet:\n    id: 1\n    author: ann\n" + CHANGES + "    rollback: []\n";
		}
		String whole = example.startsWith("- ") ? example : "- changeSet:\n    id: 1\n    author: ann\n" + example;
		if (whole.contains("changes:")) {
			return whole;
		}
		Matcher comment = COMMENT.matcher(whole);
		String sql = comment.find() ? IGNORED.get(comment.group(1))
				: "alter table users alter column name type varchar(30)";
		return whole + "    changes:\n      - sql:\n          splitStatements: false\n          sql: " + sql
				+ "\n    rollback: []\n";
	}

	private void run(String page, String engine, String changeSets) throws IOException {
		List<String> before = new ArrayList<>(
				List.of("create table accounts (id bigint not null primary key, name varchar(20))",
						"create table users (id bigint not null, name varchar(20) not null, email varchar(254),"
								+ " phone varchar(32) default '0' not null, account_id bigint, age integer default 7)",
						"create table orders (id bigint not null primary key, state "
								+ (engine.equals("mariadb") ? "enum('NEW','PAID','SENT')" : "varchar(9)") + ")",
						"create table order_lines (order_id bigint references orders (id))"));
		before.addAll(GRANTED.getOrDefault(page, List.of()));
		LintProject project = LintProject.of(this.directory, before);
		project.replace(changeSets);
		project.migrate(engine, "insert into accounts values (1, 'Ada')",
				"insert into users (id, name, account_id) values (1, 'Ada', 1)");
		assertThat(project.service().status().upToDate()).isTrue();
		assertThat(project.codes(engine)).doesNotContain(page, "invalid-suppression");
		if (changeSets.contains("rollback:")) {
			project.service().rollback(RollbackRequest.to("-1").withDataLossAllowed());
			assertThat(project.service().status().pendingRevisions()).hasSize(1);
		}
	}

	private static void bind(String example) {
		YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
		yaml.setResources(new ByteArrayResource(example.getBytes()));
		MigrateProperties properties = new Binder(new MapConfigurationPropertySource(yaml.getObject()))
			.bind("app.migrate", MigrateProperties.class)
			.get();
		assertThat(properties.getLockTimeout()).hasSeconds(2);
		assertThat(properties.getStatementTimeout()).hasMinutes(5);
	}

	private void compile(String example) {
		String source = "import jakarta.persistence.*;\n"
				+ (example.startsWith("@Table") ? example + "class Example {}" : "class Example {" + example + "}");
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Example.java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}

		};
		StringWriter complaints = new StringWriter();
		boolean compiled = ToolProvider.getSystemJavaCompiler()
			.getTask(complaints, null, null, List.of("-proc:none", "-d", this.directory.toString()), null,
					List.of(file))
			.call();
		assertThat(compiled).as(complaints.toString()).isTrue();
	}

}
