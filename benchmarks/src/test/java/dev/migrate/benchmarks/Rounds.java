package dev.migrate.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

import dev.migrate.benchmarks.StartedApplication.Start;

/**
 * Starts of several applications in turns, so that what else the machine does meets all
 * of them. What is compared is what ran next to each other.
 */
final class Rounds {

	private static final int COUNT = Integer.getInteger("rounds", 9);

	private final List<Map<Variant, Start>> rounds = new ArrayList<>();

	private Rounds() {
	}

	static Rounds run(Starter starter, Variant... variants) throws Exception {
		Rounds result = new Rounds();
		for (int i = 0; i < COUNT; i++) {
			Map<Variant, Start> round = new EnumMap<>(Variant.class);
			for (Variant variant : variants) {
				round.put(variant, starter.start(variant, i));
			}
			result.rounds.add(round);
		}
		return result;
	}

	/** The median of what a variant takes. */
	double millis(Variant variant) {
		return median((round) -> round.get(variant).millis());
	}

	/** The median of what a variant takes more than nothing does. */
	double added(Variant variant) {
		return median((round) -> added(round, variant));
	}

	/** The median of how much of it one adds that the other adds. */
	double ratio(Variant variant, Variant other) {
		return median((round) -> added(round, variant) / added(round, other));
	}

	/** The same of the processors' time, which others on the machine disturb less. */
	double processorRatio(Variant variant, Variant other) {
		return median((round) -> (double) addedProcessor(round, variant) / addedProcessor(round, other));
	}

	/** The median of the processors' time that a variant takes more than nothing does. */
	double addedProcessor(Variant variant) {
		return median((round) -> addedProcessor(round, variant));
	}

	/** The median of the memory that a variant takes more than nothing does. */
	double addedMebibytes(Variant variant) {
		return median((round) -> round.get(variant).mebibytes() - round.get(Variant.NEITHER).mebibytes());
	}

	private static double added(Map<Variant, Start> round, Variant variant) {
		return round.get(variant).millis() - round.get(Variant.NEITHER).millis();
	}

	private static long addedProcessor(Map<Variant, Start> round, Variant variant) {
		return round.get(variant).processorMillis() - round.get(Variant.NEITHER).processorMillis();
	}

	private double median(ToDoubleFunction<Map<Variant, Start>> value) {
		double[] sorted = this.rounds.stream().mapToDouble(value).sorted().toArray();
		return IntStream.of((sorted.length - 1) / 2, sorted.length / 2)
			.mapToDouble((i) -> sorted[i])
			.average()
			.orElse(0);
	}

	/**
	 * Starts an application in a round.
	 */
	interface Starter {

		Start start(Variant variant, int round) throws Exception;

	}

}
