package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.sample.Databases;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Plays one case on one engine, in a directory of its own that holds the first of the
 * shop's revisions.
 */
final class CasePlayer {

	private static final Path CHANGES = Path.of("src/main/resources/db/changelog/changes");

	/** The times of the revisions of the profile {@code audit}. */
	private static final Set<String> SECOND_DATABASE = Set.of("20261120_084512", "20261120_091003");

	private final Station station;

	private final String engine;

	private final Path directory;

	private final DriverManagerDataSource database;

	private final Placeholders placeholders;

	CasePlayer(Station station, CommandCase played, String engine) throws IOException {
		this.station = station;
		this.engine = engine;
		this.directory = station.clear(played.bare());
		this.database = engine.equals("h2") ? new DriverManagerDataSource(
				"jdbc:h2:file:" + this.directory.resolve("data/shop") + ";AUTO_SERVER=TRUE;MAX_COMPACT_TIME=0", "sa",
				"") : Databases.POSTGRESQL.create();
		this.placeholders = new Placeholders(install(played),
				Map.of(this.database.getUrl(), "<url>", this.directory.toString(), "<here>"));
	}

	/**
	 * Copies the first revisions.
	 * @return the times of all of them
	 */
	private Set<String> install(CommandCase played) throws IOException {
		Path changes = this.directory.resolve(CHANGES);
		if (!played.bare()) {
			Files.createDirectories(changes);
		}
		int revisions = played.bare() ? 0 : played.revisions();
		Set<String> times = new HashSet<>();
		try (Stream<Path> files = Files.list(CHANGES)) {
			for (Path file : files.sorted().toList()) {
				if (revisions < 0 || times.size() < revisions) {
					Files.copy(file, changes.resolve(file.getFileName()));
				}
				times.add(file.getFileName().toString().substring(0, 15));
			}
		}
		times.addAll(SECOND_DATABASE);
		return times;
	}

	/**
	 * Does what a step says.
	 * @return what came of it, line by line
	 */
	List<String> play(CommandCase.Step step) throws Exception {
		List<String> expected = step.seen(this.engine);
		String subject = this.placeholders.resolve(step.subject());
		if (step.kind() != CommandCase.Kind.REQUEST) {
			this.station.stopServer();
		}
		return switch (step.kind()) {
			case COMMAND -> told(pipe(TypedCommand.of(subject)), expected);
			case REQUEST -> told(this.station.ask(TypedCommand.of(subject), properties()), expected);
			case TERMINAL -> seen(this.station.type(TypedCommand.of(subject), properties(),
					step.lines(this.engine).stream().map(this.placeholders::resolve).toList()), expected);
			case QUERY -> query(subject);
			case SCRIPT -> told(client().run(this.directory.resolve(subject)), expected);
			case WRITE -> write(this.directory.resolve(subject), expected);
			case EDIT -> edit(this.directory.resolve(subject), expected);
			case FILE -> told(read(this.directory.resolve(subject)), expected);
		};
	}

	private Outcome pipe(TypedCommand command) throws IOException, InterruptedException {
		if (command.arguments().get(0).equals("mvn")) {
			this.station.build();
			return new Outcome(0, "", "");
		}
		Outcome outcome = this.station.pipe(command, properties());
		if (command.file() == null) {
			return outcome;
		}
		Files.writeString(this.directory.resolve(command.file()), outcome.out());
		return new Outcome(outcome.exitCode(), "", outcome.err());
	}

	/**
	 * What stands at a terminal in the end, and of what has gone that which is expected.
	 */
	private List<String> seen(Outcome outcome, List<String> expected) throws InterruptedException {
		List<String> seen = new ArrayList<>(
				told(outcome, expected.stream().filter((line) -> !line.startsWith(CommandCase.GONE)).toList()));
		for (String line : expected) {
			if (line.startsWith(CommandCase.GONE)) {
				String text = line.substring(CommandCase.GONE.length());
				boolean gone = outcome.gone()
					.stream()
					.map(this.placeholders::replace)
					.anyMatch((shown) -> new ExpectedLines(List.of(text)).inTheWordsOf(List.of(shown)).contains(text));
				seen.add(gone ? line : "never seen: " + text);
			}
		}
		return seen;
	}

	private List<String> told(Outcome outcome, List<String> expected) throws InterruptedException {
		return told(outcome.told(), expected);
	}

	private List<String> told(String text, List<String> expected) throws InterruptedException {
		int times = this.placeholders.times();
		List<String> lines = this.placeholders.replace(text).stripTrailing().lines().toList();
		if (this.placeholders.times() > times) {
			// What is named after the time next shall have another name
			TimeUnit.MILLISECONDS.sleep(1000 - System.currentTimeMillis() % 1000);
		}
		return new ExpectedLines(expected).inTheWordsOf(lines);
	}

	/**
	 * What takes the place of the shop's own database.
	 */
	private Map<String, String> properties() {
		return this.engine.equals("h2") ? Map.of()
				: Map.of("spring.datasource.url", Objects.requireNonNull(this.database.getUrl()),
						"spring.datasource.username", Objects.requireNonNull(this.database.getUsername()),
						"spring.datasource.password", Objects.requireNonNull(this.database.getPassword()));
	}

	private SqlClient client() {
		return this.engine.equals("h2") ? SqlClient.h2(this.database) : SqlClient.postgreSql(this.database);
	}

	private List<String> query(String sql) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database);
		if (!sql.startsWith("select")) {
			jdbc.execute(sql);
			return List.of();
		}
		return jdbc.query(sql, (row, number) -> {
			List<String> values = new ArrayList<>();
			for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
				values.add(String.valueOf(row.getObject(i)));
			}
			return this.placeholders.replace(String.join(" | ", values));
		});
	}

	private List<String> write(Path file, List<String> lines) throws IOException {
		this.placeholders.keep(file.toString());
		Files.createDirectories(file.getParent());
		Files.writeString(file,
				lines.stream().map((line) -> this.placeholders.resolve(line) + "\n").collect(Collectors.joining()));
		return lines;
	}

	/**
	 * Each line {@code - old} is followed by one with what takes its place,
	 * {@code + new}.
	 */
	private List<String> edit(Path file, List<String> lines) throws IOException {
		String content = Files.readString(file);
		for (int i = 0; i < lines.size(); i += 2) {
			String old = this.placeholders.resolve(lines.get(i).substring(2));
			assertThat(content).contains(old);
			content = content.replace(old, this.placeholders.resolve(lines.get(i + 1).substring(2)));
		}
		Files.writeString(file, content);
		return lines;
	}

	private static String read(Path file) throws IOException {
		return Files.exists(file) ? Files.readString(file) : "(no such file)";
	}

}
