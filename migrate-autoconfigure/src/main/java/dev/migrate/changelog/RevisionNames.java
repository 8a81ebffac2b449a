package dev.migrate.changelog;

import java.util.List;

/**
 * How revisions are named where one is asked for.
 */
public final class RevisionNames {

	private RevisionNames() {
	}

	/**
	 * The id that is meant by an id or a unique beginning of it.
	 * @throws UnknownRevisionException if there is none, or more than one
	 */
	public static String resolve(String name, List<String> ids) {
		if (ids.contains(name)) {
			return name;
		}
		List<String> candidates = ids.stream().filter((id) -> !name.isEmpty() && id.startsWith(name)).toList();
		if (candidates.size() != 1) {
			throw candidates.isEmpty() ? UnknownRevisionException.unknown(name, ids)
					: UnknownRevisionException.ambiguous(name, candidates);
		}
		return candidates.get(0);
	}

}
