package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.sample.Databases;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Plays one case on one engine, in a directory of its own that holds the first of the
 * shop's revisions.
 */
final class CasePlayer {

	private static final Path CHANGES = Path.of("src/main/resources/db/changelog/changes");

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

	private static final Pattern VARIABLE = Pattern.compile("([A-Z][A-Z_]+)=(\\S*)");

	private final PackagedShop shop;

	private final String engine;

	private final Path directory;

	private final DriverManagerDataSource database;

	private final Placeholders placeholders;

	CasePlayer(PackagedShop shop, CommandCase played, String engine, Path directory) throws IOException {
		this.shop = shop;
		this.engine = engine;
		this.directory = directory.toRealPath();
		this.database = engine.equals("h2")
				? new DriverManagerDataSource(
						"jdbc:h2:file:" + this.directory.resolve("data/shop") + ";AUTO_SERVER=TRUE", "sa", "")
				: Databases.POSTGRESQL.create();
		this.placeholders = new Placeholders(install(played.revisions()),
				Map.of(this.database.getUrl(), "<url>", this.directory.toString(), "<here>"));
	}

	/**
	 * Copies the first revisions.
	 * @return the times of all of them
	 */
	private Set<String> install(int revisions) throws IOException {
		Path changes = Files.createDirectories(this.directory.resolve(CHANGES));
		Set<String> times = new HashSet<>();
		try (Stream<Path> files = Files.list(CHANGES)) {
			for (Path file : files.sorted().toList()) {
				if (revisions < 0 || times.size() < revisions) {
					Files.copy(file, changes.resolve(file.getFileName()));
				}
				times.add(file.getFileName().toString().substring(0, 15));
			}
		}
		return times;
	}

	/**
	 * Does what a step says.
	 * @return what came of it, line by line
	 */
	List<String> play(CommandCase.Step step) throws Exception {
		List<String> expected = step.seen(this.engine);
		String subject = this.placeholders.resolve(step.subject());
		return switch (step.kind()) {
			case COMMAND -> Placeholders.loosely(lines(run(subject)), expected);
			case TERMINAL -> Placeholders.loosely(lines(type(subject, step.lines(this.engine))), expected);
			case QUERY -> query(subject);
			case WRITE -> write(this.directory.resolve(subject), expected);
			case FILE -> lines(read(this.directory.resolve(subject)));
		};
	}

	private String run(String line) throws IOException, InterruptedException {
		Path out = Files.createTempFile(this.directory, "out", ".txt");
		Path err = Files.createTempFile(this.directory, "err", ".txt");
		ProcessBuilder builder = new ProcessBuilder(this.shop.program(arguments(line)))
			.directory(this.directory.toFile())
			.redirectOutput(out.toFile())
			.redirectError(err.toFile());
		builder.environment().putAll(environment(line));
		Process process = builder.start();
		process.getOutputStream().close();
		if (!process.waitFor(2, TimeUnit.MINUTES)) {
			process.destroyForcibly();
		}
		String errors = Files.readString(err).lines().map((text) -> "! " + text + "\n").collect(Collectors.joining());
		String outcome = Files.readString(out) + errors + exitCode(process.waitFor());
		Files.delete(out);
		Files.delete(err);
		return outcome;
	}

	private String type(String line, List<String> expected) throws IOException, InterruptedException {
		Terminal.Session session = new Terminal(expected.stream().map(this.placeholders::resolve).toList())
			.run(this.shop.program(arguments(line)), this.directory, environment(line));
		return session.text() + exitCode(session.exitCode());
	}

	private static String exitCode(int code) {
		return (code != 0) ? "? " + code + "\n" : "";
	}

	/**
	 * As a shell does: variables may stand in front of the command.
	 */
	private Map<String, String> environment(String line) {
		Map<String, String> environment = new LinkedHashMap<>();
		if (this.engine.equals("postgresql")) {
			environment.put("SPRING_DATASOURCE_URL", this.database.getUrl());
			environment.put("SPRING_DATASOURCE_USERNAME", Objects.requireNonNull(this.database.getUsername()));
			environment.put("SPRING_DATASOURCE_PASSWORD", Objects.requireNonNull(this.database.getPassword()));
		}
		for (String word : words(line)) {
			Matcher variable = VARIABLE.matcher(word);
			if (!variable.matches()) {
				break;
			}
			environment.put(variable.group(1), variable.group(2));
		}
		return environment;
	}

	private static List<String> arguments(String line) {
		return words(line).stream().dropWhile((word) -> VARIABLE.matcher(word).matches()).toList();
	}

	private static List<String> words(String line) {
		List<String> words = new ArrayList<>();
		Matcher matcher = WORD.matcher(line);
		while (matcher.find()) {
			words.add((matcher.group(1) != null) ? matcher.group(1) : matcher.group(2));
		}
		return words;
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

	private static String read(Path file) throws IOException {
		return Files.exists(file) ? Files.readString(file) : "(no such file)";
	}

	private List<String> lines(String text) {
		return this.placeholders.replace(text).stripTrailing().lines().toList();
	}

}
