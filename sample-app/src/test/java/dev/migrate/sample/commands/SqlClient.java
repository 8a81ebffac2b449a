package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The program that an engine brings along for running statements.
 *
 * @param program it, with what connects it; reads statements from standard input
 * @param password of the user
 */
record SqlClient(List<String> program, String password) {

	private static final Pattern URL = Pattern.compile("jdbc:postgresql://([^:]+):(\\d+)/(\\w+).*");

	/**
	 * H2's shell. It goes on after an error, and says so.
	 */
	static SqlClient h2(DriverManagerDataSource database) {
		String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
		return new SqlClient(List.of(java, "-cp", System.getProperty("java.class.path"), "org.h2.tools.Shell", "-url",
				Objects.requireNonNull(database.getUrl()), "-user", "sa", "-password", ""), "");
	}

	/**
	 * PostgreSQL's psql.
	 */
	static SqlClient postgreSql(DriverManagerDataSource database) {
		String url = URL.matcher(Objects.requireNonNull(database.getUrl())).replaceAll("-h $1 -p $2 -d $3");
		return new SqlClient(Stream.of("psql -X -q -v ON_ERROR_STOP=1 -U " + database.getUsername(), url)
			.flatMap((part) -> Stream.of(part.split(" ")))
			.toList(), Objects.requireNonNull(database.getPassword()));
	}

	/**
	 * Whether PostgreSQL's is on the path.
	 */
	static boolean isPsqlThere() {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, "psql")));
	}

	/**
	 * Runs a file of statements.
	 * @return what the client complains about
	 */
	String run(Path file) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(this.program).redirectInput(file.toFile())
			.redirectErrorStream(true);
		builder.environment().put("PGPASSWORD", this.password);
		Process process = builder.start();
		List<String> said = process.inputReader().lines().toList();
		assertThat(process.waitFor()).as(String.join("\n", said)).isZero();
		return String.join("\n", said.stream().filter((line) -> line.matches("(?i).*error.*|.*exception.*")).toList());
	}

}
