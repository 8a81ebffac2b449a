package dev.migrate.changelog;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.change.ChangePlan;
import dev.migrate.change.CreateObject;
import dev.migrate.change.DropObject;
import dev.migrate.change.SchemaChange;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.DatabaseObject;
import dev.migrate.schema.Schema;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.core.io.DefaultResourceLoader;

import static org.assertj.core.api.Assertions.assertThat;

class DatabaseObjectsTests {

	@TempDir
	private Path module;

	@ParameterizedTest
	@EnumSource(ChangelogFormat.class)
	void areReadAsTheyWereWritten(ChangelogFormat format) throws SQLException {
		DatabaseObject functions = DatabaseObject.of(true,
				List.of("create alias one as $$ int one() { return 1; } $$",
						"create alias two as $$ int two() { return 2; } $$;"),
				List.of("drop alias one", "drop alias two"));
		DatabaseObject view = DatabaseObject.of(false, List.of("create view v as select one() + two() as three;"),
				List.of());
		DataSource database = TestDatabases.h2Database();
		Engine engine = Engines.detect(database);
		ChangelogSettings settings = ChangelogSettings.of("classpath:/db/changelog/db.changelog-master.yaml",
				this.module.resolve("src/main/resources/db/changelog/changes"));
		ChangelogLoader loader = new ChangelogLoader(settings.withTemplate(settings.template().withFormat(format)),
				new DefaultResourceLoader());
		new ChangelogInitializer(loader).run();
		write(loader, engine, new CreateObject(functions), new CreateObject(view));
		List<DatabaseObject> made = replay(loader, engine, database);
		assertThat(made).extracting(DatabaseObject::name).containsExactly("alias one", "view v");
		assertThat(made).extracting(DatabaseObject::beforeTables).containsExactly(true, false);
		assertThat(made.get(0).isMadeAs(functions)).as("%s", made).isTrue();
		assertThat(made.get(1).isMadeAs(view)).as("%s", made).isTrue();
		assertThat(made).extracting(DatabaseObject::drop)
			.containsExactly(List.of("drop alias one", "drop alias two"), List.of("drop view v"));
		write(loader, engine, new DropObject(made.get(1)), new DropObject(made.get(0)));
		assertThat(replay(loader, engine, database)).isEmpty();
	}

	private static void write(ChangelogLoader loader, Engine engine, SchemaChange... changes) {
		Map<Engine, ChangePlan> plans = new LinkedHashMap<>();
		plans.put(engine, new ChangePlan(Schema.empty(), List.of(changes), List.of()));
		RevisionDraft draft = new RevisionComposer(loader.settings(), Clock.systemUTC())
			.compose(new ComposeRequest("objects", loader.load(engine), Schema.empty(), plans));
		new RevisionWriter(loader).write(draft);
	}

	private static List<DatabaseObject> replay(ChangelogLoader loader, Engine engine, DataSource database)
			throws SQLException {
		try (Shadow shadow = engine.openShadow(database)) {
			return new ChangelogReplay(loader).replay(loader.load(engine), engine, shadow).schema().objects();
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			create function f(a int) returns int | function f
			CREATE OR REPLACE FUNCTION crm.f() | function crm.f
			create unique index if not exists "Ix" on t (a) | index "Ix"
			create materialized view v as select 1 | view v
			create definer = current_user trigger tr before insert on t for each row begin end | trigger tr
			grant select on t to somebody | grant select on t to somebody
			""")
	void areCalledWhatTheirFirstStatementSays(String sql, String name) {
		assertThat(DatabaseObject.of(false, List.of(sql), List.of("drop")).name()).isEqualTo(name);
	}

	@Test
	void blanksAndTheLastSemicolonMakeNoDifference() {
		DatabaseObject object = DatabaseObject.of(false, List.of("create view v as\n\tselect 1;"), List.of());
		assertThat(object.isMadeAs(DatabaseObject.of(false, List.of("create view v as select 1"), List.of()))).isTrue();
		assertThat(object.isMadeAs(DatabaseObject.of(false, List.of("create view v as select 2"), List.of())))
			.isFalse();
		assertThat(object.drop()).containsExactly("drop view v");
	}

}
