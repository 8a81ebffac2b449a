package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a change set says is meant, and what is wrong with how it says so.
 */
final class Suppressions {

	/**
	 * The code of what is wrong with them.
	 */
	static final String CODE = "invalid-suppression";

	private final LintedRevision revision;

	private final LintedChangeSet changeSet;

	private final Set<String> known;

	private final List<Suppression> suppressions;

	/**
	 * Of a change set.
	 * @param known the codes of all rules
	 */
	Suppressions(LintedRevision revision, LintedChangeSet changeSet, Set<String> known) {
		this.revision = revision;
		this.changeSet = changeSet;
		this.known = known;
		this.suppressions = Suppression.in(changeSet.comment());
	}

	/**
	 * Whether a rule's findings are meant, and the reason is given.
	 */
	boolean cover(String code) {
		return this.suppressions.stream()
			.anyMatch((suppression) -> suppression.codes().contains(code) && !suppression.reason().isEmpty());
	}

	/**
	 * What is wrong with them.
	 * @param found the codes of what could be found in the change set, on a table of any
	 * size
	 * @param undecided the codes of rules that have nothing to do with the engines that
	 * were looked at
	 */
	List<LintFinding> objections(List<String> found, Set<String> undecided, List<String> engines) {
		List<LintFinding> objections = new ArrayList<>();
		for (Suppression suppression : this.suppressions) {
			if (suppression.codes().isEmpty()) {
				objections.add(objection(Suppression.MARK, "It names no rule, so it ignores nothing.", engines));
			}
			for (String code : suppression.codes()) {
				if (!this.known.contains(code)) {
					objections.add(objection(code, "There is no rule of this name, so nothing is ignored.", engines));
				}
				else if (suppression.reason().isEmpty()) {
					objections.add(objection(code, "It gives no reason, so nothing is ignored.", engines));
				}
				else if (!found.contains(code) && !undecided.contains(code)) {
					objections.add(objection(code, "The change set does nothing that this rule would find.", engines));
				}
			}
		}
		return objections;
	}

	private LintFinding objection(String code, String message, List<String> engines) {
		String rewrite = message.startsWith("It gives")
				? "comment: " + Suppression.MARK + " " + code + " <why this is safe here>"
				: "Take '" + Suppression.MARK + " " + code + "' out of the change set's comment.";
		return new LintFinding(CODE, this.revision.id(), this.changeSet.id(), code, message, rewrite, engines, null);
	}

}
