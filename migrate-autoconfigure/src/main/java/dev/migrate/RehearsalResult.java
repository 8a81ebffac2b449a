package dev.migrate;

import java.util.List;

/**
 * How a rehearsal went.
 *
 * @param revisions the ids of the revisions that were rehearsed
 * @param findings what was not as it should be
 */
public record RehearsalResult(List<String> revisions, List<Finding> findings) {

	public RehearsalResult {
		revisions = List.copyOf(revisions);
		findings = List.copyOf(findings);
	}

	/**
	 * Whether everything was as it should be.
	 */
	public boolean succeeded() {
		return this.findings.isEmpty();
	}

	/**
	 * Something that was not as it should be.
	 *
	 * @param revision the id of the revision that had run or was undone, or that the
	 * rehearsal began with
	 * @param moment when it showed, in words: {@code after going back}
	 * @param details what it is, in words
	 */
	public record Finding(String revision, String moment, List<String> details) {

		public Finding {
			details = List.copyOf(details);
		}

	}

}
