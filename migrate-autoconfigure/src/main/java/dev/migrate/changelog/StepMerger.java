package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Merges the steps of several engines into one sequence that keeps the order of each:
 * steps that differ in nothing but values go together.
 */
final class StepMerger {

	private final Map<RenderedStep, Integer> shapes = new HashMap<>();

	private StepMerger() {
	}

	static List<MergedStep> merge(Map<String, List<RenderedStep>> stepsByEngine) {
		StepMerger merger = new StepMerger();
		List<MergedStep> merged = List.of();
		for (Map.Entry<String, List<RenderedStep>> steps : stepsByEngine.entrySet()) {
			merged = merge(merged, steps.getValue().stream().map((step) -> merger.step(steps.getKey(), step)).toList());
		}
		return merged;
	}

	private MergedStep step(String engine, RenderedStep step) {
		int shape = this.shapes.computeIfAbsent(step.withoutValues(), (key) -> this.shapes.size());
		return new MergedStep(shape, Map.of(engine, step));
	}

	/**
	 * Along a longest common subsequence; what is not common keeps its place.
	 */
	private static List<MergedStep> merge(List<MergedStep> left, List<MergedStep> right) {
		int[][] common = commonLengths(left, right);
		List<MergedStep> merged = new ArrayList<>();
		int i = 0;
		int j = 0;
		while (i < left.size() && j < right.size()) {
			if (left.get(i).goesWith(right.get(j))) {
				merged.add(left.get(i++).with(right.get(j++)));
			}
			else if (common[i + 1][j] >= common[i][j + 1]) {
				merged.add(left.get(i++));
			}
			else {
				merged.add(right.get(j++));
			}
		}
		merged.addAll(left.subList(i, left.size()));
		merged.addAll(right.subList(j, right.size()));
		return merged;
	}

	private static int[][] commonLengths(List<MergedStep> left, List<MergedStep> right) {
		int[][] lengths = new int[left.size() + 1][right.size() + 1];
		for (int i = left.size() - 1; i >= 0; i--) {
			for (int j = right.size() - 1; j >= 0; j--) {
				lengths[i][j] = left.get(i).goesWith(right.get(j)) ? lengths[i + 1][j + 1] + 1
						: Math.max(lengths[i + 1][j], lengths[i][j + 1]);
			}
		}
		return lengths;
	}

}
