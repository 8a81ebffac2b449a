package dev.migrate.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

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
			List<K> order = new ArrayList<>(applications);
			if (i % 2 == 1) {
				// Who is always the first, or follows upon the same one, is not like the
				// others
				Collections.reverse(order);
			}
			Map<K, Start> round = new HashMap<>();
			for (K application : order) {
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

	/** The same, with the quartiles: half of the rounds are between them. */
	String addedRange(K application) {
		ToDoubleFunction<Map<K, Start>> added = (round) -> added(round, application);
		return "%.0f (%.0f to %.0f)".formatted(quantile(added, 0.5), quantile(added, 0.25), quantile(added, 0.75));
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
		return quantile(value, 0.5);
	}

	private double quantile(ToDoubleFunction<Map<K, Start>> value, double share) {
		double[] sorted = this.rounds.stream().mapToDouble(value).sorted().toArray();
		double place = share * (sorted.length - 1);
		int below = (int) place;
		double above = sorted[Math.min(below + 1, sorted.length - 1)];
		return sorted[below] + (place - below) * (above - sorted[below]);
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
