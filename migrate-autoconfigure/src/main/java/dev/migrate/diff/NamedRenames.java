package dev.migrate.diff;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The renames that the user has named.
 */
final class NamedRenames implements RenameDecider {

	private final Map<String, String> renames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private final RenameDecider otherwise;

	NamedRenames(Map<String, String> renames, RenameDecider otherwise) {
		this.renames.putAll(renames);
		this.otherwise = otherwise;
	}

	@Override
	public Optional<Boolean> isRename(RenameCandidate candidate) {
		return this.otherwise.isRename(candidate);
	}

	@Override
	public boolean isNamed(RenameCandidate.Kind kind, String from, String to) {
		String named = this.renames.get(from);
		if (named == null) {
			return this.otherwise.isNamed(kind, from, to);
		}
		String holder = from.substring(0, from.lastIndexOf('.') + 1);
		return to.equalsIgnoreCase(named.contains(".") ? named : holder + named);
	}

}
