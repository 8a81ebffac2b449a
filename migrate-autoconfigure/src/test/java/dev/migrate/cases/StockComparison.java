package dev.migrate.cases;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.migrate.support.TestDatabases;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.testing.orm.domain.StandardDomainModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Plays every case of this package, and the models of Hibernate's own test suite, with
 * the service and with Liquibase's own extension for Hibernate, and prints what came of
 * it on each engine. No build runs it, for it takes long and asserts nothing:
 * CONTRIBUTING.md says how to.
 */
class StockComparison {

	private static final List<String> OUTCOMES = List.of("right", "refused", "stopped", "lost rows", "failed at apply",
			"another schema", "false changes", "not rolled back", "wrong");

	private final List<String> lines = new ArrayList<>();

	@Test
	void compare() throws Exception {
		Path report = Path.of(System.getProperty("basedir", "."), "target", "stock-comparison.txt");
		StringBuilder tables = new StringBuilder();
		for (String engine : TestDatabases.engines()) {
			tables.append(compare(engine, "cases", cases(engine)));
			tables.append(compare(engine, "models", models(engine)));
			Files.writeString(report, tables + "\n" + String.join("\n", this.lines) + "\n");
		}
		System.out.println(tables);
	}

	private String compare(String engine, String what, Map<String, Play> plays) {
		Map<String, Integer> ours = new TreeMap<>();
		Map<String, Integer> stock = new TreeMap<>();
		plays.forEach((name, play) -> {
			String mine = ours(play);
			if (mine != null) {
				TestDatabases.testEnded();
				String theirs = stock(play);
				ours.merge(kind(mine), 1, Integer::sum);
				stock.merge(kind(theirs), 1, Integer::sum);
				TestDatabases.testEnded();
				this.lines.add(engine + " | " + name + " | " + mine + " | " + theirs);
			}
		});
		return engine + ", " + what + "\n" + row("", OUTCOMES) + row("migrate-starter", counts(ours))
				+ row("liquibase-hibernate6", counts(stock)) + "\n";
	}

	private static String kind(String outcome) {
		return OUTCOMES.stream().filter(outcome::startsWith).findFirst().orElse("wrong");
	}

	private static List<String> counts(Map<String, Integer> outcomes) {
		return OUTCOMES.stream().map((outcome) -> String.valueOf(outcomes.getOrDefault(outcome, 0))).toList();
	}

	private static String row(String title, List<String> cells) {
		StringBuilder row = new StringBuilder("%-22s".formatted(title));
		cells.forEach((cell) -> row.append("%16s".formatted(cell)));
		return row.append('\n').toString();
	}

	/** Null where the engine cannot express the case. */
	private static @Nullable String ours(Play play) {
		Case.Plot[] plot = new Case.Plot[1];
		try {
			Case.rival = (played) -> plot[0] = played;
			play.run();
			Case.rival = null;
			play.run();
			return plot[0].ending().toString();
		}
		catch (TestAbortedException ex) {
			return null;
		}
		catch (Throwable ex) {
			return "wrong: " + firstLine(ex);
		}
		finally {
			Case.rival = null;
		}
	}

	private static String stock(Play play) {
		StockPlay stock = new StockPlay();
		try {
			Case.rival = stock;
			play.run();
			return stock.outcome();
		}
		catch (Throwable ex) {
			return "failed at apply: " + firstLine(ex);
		}
		finally {
			Case.rival = null;
		}
	}

	private static String firstLine(Throwable failure) {
		return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
	}

	private static Map<String, Play> cases(String engine) throws IOException, ReflectiveOperationException {
		Map<String, Play> cases = new LinkedHashMap<>();
		Resource[] classes = new PathMatchingResourcePatternResolver()
			.getResources("classpath*:dev/migrate/cases/*CaseTests.class");
		for (Resource resource : classes) {
			Class<?> type = Class.forName("dev.migrate.cases." + resource.getFilename().replace(".class", ""));
			methods(type, engine).forEach((method) -> cases.put(method.getAnnotation(DisplayName.class).value(), () -> {
				var constructor = type.getDeclaredConstructor();
				constructor.setAccessible(true);
				method.setAccessible(true);
				invoke(method, constructor.newInstance(), engine);
			}));
		}
		return cases;
	}

	/** Those of several versions have more in mind than one change. */
	private static Stream<Method> methods(Class<?> type, String engine) {
		boolean wanted = type.getSimpleName().matches(System.getProperty("test.cases", ".*"));
		return (!wanted || type == HistoryCaseTests.class) ? Stream.of()
				: Arrays.stream(type.getDeclaredMethods())
					.filter((method) -> method.isAnnotationPresent(CaseTest.class)
							|| (method.isAnnotationPresent(SchemaCaseTest.class)
									&& TestDatabases.enginesWithSchemas().contains(engine)))
					.sorted(Comparator.comparing(Method::getName));
	}

	private static void invoke(Method method, Object test, String engine) throws Throwable {
		try {
			method.invoke(test, engine);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
		finally {
			for (Method after : test.getClass().getDeclaredMethods()) {
				if (after.isAnnotationPresent(AfterEach.class)) {
					after.setAccessible(true);
					after.invoke(test);
				}
			}
		}
	}

	private static Map<String, Play> models(String engine) {
		Map<String, Play> models = new LinkedHashMap<>();
		for (StandardDomainModel model : StandardDomainModel.values()) {
			Stream<Class<?>> classes = Arrays.stream(model.getDescriptor().getAnnotatedClasses())
				.map((type) -> (Class<?>) type);
			Class<?>[] entities = Stream.concat(Stream.of(Anchor.class), classes).toArray(Class<?>[]::new);
			models.put(model.name(), () -> Case.on(engine).from(Anchor.class).to(entities).isWritten());
		}
		return models;
	}

	@FunctionalInterface
	private interface Play {

		void run() throws Throwable;

	}

	@Entity(name = "Anchor")
	static class Anchor {

		@Id
		Long id;

	}

}
