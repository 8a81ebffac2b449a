package dev.migrate.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.migrate.benchmarks.StartedApplication.Start;

/**
 * Starts of several applications in turns, so that what else the machine does meets all
 * of them. What is compared is what ran next to each other.
 *
 * @param <K> what tells the applications apart
 */
final class Rounds<K> {

	private static final int COUNT = Integer.getInteger("rounds", 9);

	private final List<Map<K, Start>> rounds = new ArrayList<>();

	private final K base;

	private Rounds(K base) {
		this.base = base;
	}

	/**
	 * Runs them.
	 * @param base the one without what the others add
	 */
	static <K> Rounds<K> run(Starter<K> starter, K base, List<K> applications) throws Exception {
		Rounds<K> result = new Rounds<>(base);
		for (int i = 0; i < COUNT; i++) {
			Map<K, Start> round = new LinkedHashMap<>();
			for (K application : applications) {
				round.put(application, starter.start(application, i));
			}
			result.rounds.add(round);
		}
		return result;
	}

	/** The median of what one takes. */
	double millis(K application) {
		return median((round) -> round.get(application).millis());
	}

	/** The median of how many times what the other takes one takes. */
	double times(K application, K other) {
		return median((round) -> (double) round.get(application).millis() / round.get(other).millis());
	}

	/** The same of the processors' time, which others on the machine disturb less. */
	double processorTimes(K application, K other) {
		return median(
				(round) -> (double) round.get(application).processorMillis() / round.get(other).processorMillis());
	}

	/** The median of what one takes more than nothing does. */
	double added(K application) {
		return median((round) -> added(round, application));
	}

	/** The median of how much of it one adds that the other adds. */
	double ratio(K application, K other) {
		return median((round) -> added(round, application) / added(round, other));
	}

	/** The same of the processors' time. */
	double processorRatio(K application, K other) {
		return median((round) -> (double) addedProcessor(round, application) / addedProcessor(round, other));
	}

	/** The median of the processors' time that one takes more than nothing does. */
	double addedProcessor(K application) {
		return median((round) -> addedProcessor(round, application));
	}

	/** The median of the memory that one takes more than nothing does. */
	double addedMebibytes(K application) {
		return median((round) -> round.get(application).mebibytes() - round.get(this.base).mebibytes());
	}

	private double added(Map<K, Start> round, K application) {
		return round.get(application).millis() - round.get(this.base).millis();
	}

	private long addedProcessor(Map<K, Start> round, K application) {
		return round.get(application).processorMillis() - round.get(this.base).processorMillis();
	}

	private double median(ToDoubleFunction<Map<K, Start>> value) {
		double[] sorted = this.rounds.stream().mapToDouble(value).sorted().toArray();
		return IntStream.of((sorted.length - 1) / 2, sorted.length / 2)
			.mapToDouble((i) -> sorted[i])
			.average()
			.orElse(0);
	}

	/**
	 * Starts an application in a round.
	 *
	 * @param <K> what tells the applications apart
	 */
	interface Starter<K> {

		Start start(K application, int round) throws Exception;

	}

}
