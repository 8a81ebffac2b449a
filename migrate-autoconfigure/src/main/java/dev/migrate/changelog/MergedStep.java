package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A step of one or several engines.
 *
 * @param shape what the step is on each of them, whatever the values
 * @param byEngine the step by engine
 */
record MergedStep(int shape, Map<String, RenderedStep> byEngine) {

	RenderedStep first() {
		return this.byEngine.values().iterator().next();
	}

	boolean goesWith(MergedStep other) {
		return this.shape == other.shape;
	}

	MergedStep with(MergedStep other) {
		Map<String, RenderedStep> both = new LinkedHashMap<>(this.byEngine);
		both.putAll(other.byEngine);
		return new MergedStep(this.shape, both);
	}

}
