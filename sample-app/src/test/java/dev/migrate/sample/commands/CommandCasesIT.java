package dev.migrate.sample.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Plays every file of {@code src/test/commands} with the packaged shop, or those whose
 * names hold one of {@code -Dtest.commands=first,stamp}; on one engine alone with
 * {@code -Dtest.engines=postgresql}.
 */
class CommandCasesIT {

	private static final int PLAYED_AT_A_TIME = 2;

	@TempDir
	private static Path installation;

	private static final BlockingQueue<Station> STATIONS = new LinkedBlockingQueue<>();

	@BeforeAll
	static void install() throws IOException, InterruptedException {
		PackagedShop shop = PackagedShop.install(Path.of("target/sample-app.jar"), installation);
		for (int i = 1; i <= PLAYED_AT_A_TIME; i++) {
			STATIONS.add(new Station(shop, installation.resolve("station" + i)));
		}
	}

	@AfterAll
	static void leave() {
		STATIONS.forEach(Station::close);
		STATIONS.clear();
	}

	static Stream<Arguments> cases() throws IOException {
		String[] chosen = System.getProperty("test.commands", "").split(",");
		List<String> engines = List.of(System.getProperty("test.engines", "h2,postgresql").split(","));
		List<Arguments> cases = new ArrayList<>();
		try (Stream<Path> files = Files.list(Path.of("src/test/commands"))) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".txt")).sorted().toList()) {
				CommandCase read = CommandCase.read(file);
				if (Stream.of(chosen).anyMatch(read.name()::contains)) {
					read.engines()
						.stream()
						.filter(engines::contains)
						.forEach((engine) -> cases.add(Arguments.of(read.name(), engine, read)));
				}
			}
		}
		return cases.stream();
	}

	@ParameterizedTest(name = "{0} on {1}")
	@MethodSource("cases")
	@Execution(ExecutionMode.CONCURRENT)
	void answersAsTheFileTells(String name, String engine, CommandCase played) throws Exception {
		boolean psql = engine.equals("postgresql")
				&& played.steps().stream().anyMatch((step) -> step.kind() == CommandCase.Kind.SCRIPT);
		assumeTrue(!psql || SqlClient.isPsqlThere(), "psql is not on the PATH");
		Station station = STATIONS.take();
		try {
			CasePlayer player = new CasePlayer(station, played, engine);
			List<String> expected = new ArrayList<>();
			List<String> actual = new ArrayList<>();
			for (CommandCase.Step step : played.steps()) {
				expected.add(step.kind() + " " + step.subject());
				expected.addAll(step.seen(engine));
				actual.add(step.kind() + " " + step.subject());
				actual.addAll(player.play(step));
			}
			assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
		}
		catch (Throwable ex) {
			// Whatever went wrong must not go on in the next case
			station.close();
			throw ex;
		}
		finally {
			STATIONS.add(station);
		}
	}

}
