package dev.migrate.engine;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SqlStatementReaderTests {

	@Test
	void readsStatementsWithoutTheirSemicolons() throws IOException {
		assertThat(read("select 1;\n ;select 2\n;\n\nselect 3")).containsExactly("select 1", "select 2", "select 3");
	}

	@Test
	void semicolonsInStringsNamesAndCommentsEndNothing() throws IOException {
		assertThat(read("select 'a;''b;', \"c;\", `d;` /* e; */ -- f;\n, 'g\\'; select 'h'"))
			.containsExactly("select 'a;''b;', \"c;\", `d;` /* e; */ -- f;\n, 'g\\'", "select 'h'");
	}

	@Test
	void aBackslashEscapesWhereTheEngineSaysSo() throws IOException {
		SqlStatementReader reader = new SqlStatementReader(new StringReader("select 'a\\';'; b"), true);
		assertThat(reader.read()).isEqualTo("select 'a\\';'");
		assertThat(reader.read()).isEqualTo("b");
	}

	@Test
	void commentsBetweenStatementsAreLeftOut() throws IOException {
		assertThat(read("-- it's\n/* more; */ select 1; -- the end")).containsExactly("select 1");
	}

	@Test
	void dollarQuotedTextIsOneString() throws IOException {
		assertThat(read("do $x$ a; $$ b; $x$; select $1; select a$b; select $$;$$"))
			.containsExactly("do $x$ a; $$ b; $x$", "select $1", "select a$b", "select $$;$$");
	}

	private static List<String> read(String script) throws IOException {
		SqlStatementReader reader = new SqlStatementReader(new StringReader(script), false);
		List<String> statements = new ArrayList<>();
		for (String sql = reader.read(); sql != null; sql = reader.read()) {
			statements.add(sql);
		}
		return statements;
	}

}
