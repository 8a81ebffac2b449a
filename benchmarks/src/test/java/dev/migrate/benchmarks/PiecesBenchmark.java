package dev.migrate.benchmarks;

import java.util.Collection;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * What the pieces cost, by JMH: a warm JVM, where {@link StartupBenchmark} has a cold
 * one.
 */
class PiecesBenchmark {

	private static final String LIQUIBASE = "OfLiquibase";

	@Test
	void run() throws Exception {
		ChainedOptionsBuilder options = new OptionsBuilder().include(Pieces.class.getName())
			.forks(1)
			.warmupIterations(3)
			.warmupTime(TimeValue.seconds(3))
			.measurementIterations(5)
			.measurementTime(TimeValue.seconds(2))
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
		if (System.getProperty("engines") != null) {
			options.param("engine", System.getProperty("engines").split(","));
		}
		if (System.getProperty("steps") != null) {
			options.param("steps", System.getProperty("steps").split(","));
		}
		Collection<RunResult> results = new Runner(options.build()).run();
		System.out.println("| work | steps | database | Liquibase | Flyway | migrate-starter | of Liquibase's |");
		System.out.println("|---|---|---|---|---|---|---|");
		for (RunResult result : results) {
			String work = name(result);
			if (!work.contains("Of")) {
				double own = result.getPrimaryResult().getScore();
				double liquibase = score(results, result, work + LIQUIBASE);
				System.out.println("| %s | %s | %s | %.0f µs | %.0f µs | %.0f µs | %.3f |".formatted(work,
						parameter(result, "steps"), parameter(result, "engine"), liquibase,
						score(results, result, work + "OfFlyway"), own, own / liquibase));
			}
		}
	}

	private static double score(Collection<RunResult> results, RunResult like, String work) {
		return results.stream()
			.filter((result) -> name(result).equals(work))
			.filter((result) -> parameter(result, "steps").equals(parameter(like, "steps"))
					&& parameter(result, "engine").equals(parameter(like, "engine")))
			.mapToDouble((result) -> result.getPrimaryResult().getScore())
			.findFirst()
			.orElse(Double.NaN);
	}

	private static String name(RunResult result) {
		String benchmark = result.getParams().getBenchmark();
		return benchmark.substring(benchmark.lastIndexOf('.') + 1);
	}

	private static String parameter(RunResult result, String name) {
		return result.getParams().getParam(name);
	}

}
