package dev.migrate;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.migrate.Comparison.SchemaPair;
import dev.migrate.diff.RenameCandidate;
import dev.migrate.diff.RenameDecider;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.engine.Engine;

/**
 * Carries a rename that was answered on one engine over to the others. Types differ
 * between engines, and so what looks like a rename on one of them may not on the next,
 * which would drop there what the first keeps.
 */
final class SharedRenames implements RenameDecider {

	private final RenameDecider decider;

	private final Set<List<Object>> renames = new HashSet<>();

	private SharedRenames(RenameDecider decider) {
		this.decider = decider;
	}

	/**
	 * How differences are taken once the renames have been decided on all engines.
	 */
	static SchemaDiffer.Options decided(Map<Engine, SchemaPair> schemas, SchemaDiffer.Options options) {
		SharedRenames shared = new SharedRenames(options.renames());
		SchemaDiffer.Options sharing = options.withRenames(shared);
		int known;
		do {
			known = shared.renames.size();
			// A table that was renamed lets its columns be looked at
			schemas.forEach((engine, pair) -> new SchemaDiffer(engine).decideRenames(pair.from(), pair.to(), sharing));
		}
		while (shared.renames.size() > known);
		return sharing;
	}

	@Override
	public Optional<Boolean> isRename(RenameCandidate candidate) {
		Optional<Boolean> answer = this.decider.isRename(candidate);
		if (answer.orElse(false)) {
			this.renames.add(List.of(candidate.kind(), candidate.from(), candidate.to()));
		}
		return answer;
	}

	@Override
	public boolean isNamed(RenameCandidate.Kind kind, String from, String to) {
		return this.renames.contains(List.of(kind, from, to)) || this.decider.isNamed(kind, from, to);
	}

}
