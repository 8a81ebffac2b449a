package dev.migrate.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.change.CreateTable;
import dev.migrate.change.RenameTable;
import dev.migrate.change.Step;
import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;

/**
 * Has rules look at revisions, and leaves out what change sets say is meant.
 */
public final class Linter {

	private final List<LintRule> rules;

	private final Set<String> ignored;

	private final long largeTableRows;

	private final List<LintFinding> findings = new ArrayList<>();

	/** What would be found if all tables were large, by engine. */
	private final Map<OnlineRules, List<LintFinding>> possible = new LinkedHashMap<>();

	/** With the change sets of all engines. */
	private final Map<String, LintedRevision> revisions = new LinkedHashMap<>();

	/**
	 * A linter that has seen nothing yet.
	 * @param rules the rules
	 * @param ignored the codes of rules that do not count
	 * @param largeTableRows from how many rows on a table is large
	 */
	public Linter(List<LintRule> rules, Collection<String> ignored, long largeTableRows) {
		this.rules = rules.stream().filter((rule) -> !ignored.contains(rule.code())).toList();
		this.ignored = Set.copyOf(ignored);
		this.largeTableRows = largeTableRows;
	}

	/**
	 * Looks at revisions as they run on an engine.
	 * @param linted the revisions
	 * @param notRun the ids of those that have not run, whose tables nobody uses yet
	 * @param sizes the sizes of the tables that are there
	 */
	public void lint(OnlineRules engine, List<LintedRevision> linted, Set<String> notRun, TableSizes sizes) {
		Set<QualifiedName> pending = new HashSet<>();
		List<LintFinding> all = this.possible.computeIfAbsent(engine, (key) -> new ArrayList<>());
		for (LintedRevision revision : linted) {
			Set<QualifiedName> own = newTables(revision);
			if (notRun.contains(revision.id())) {
				pending.addAll(own);
				own.addAll(pending);
			}
			LintReport report = new LintReport(engine, sizes, this.largeTableRows, own);
			LintReport worst = new LintReport(engine, TableSizes.UNKNOWN, 0, Set.of());
			for (LintRule rule : this.rules) {
				if (rule.appliesTo(engine)) {
					rule.check(revision, report);
					rule.check(revision, worst);
				}
			}
			report.findings().forEach(this::add);
			all.addAll(worst.findings());
			this.revisions.merge(revision.id(), revision, LintedRevision::withChangeSetsOf);
		}
	}

	private static Set<QualifiedName> newTables(LintedRevision revision) {
		Set<QualifiedName> tables = new HashSet<>();
		revision.changeSets().stream().flatMap((changeSet) -> changeSet.steps().stream()).forEach((placed) -> {
			if (placed.step() instanceof Step.Structure structure) {
				if (structure.change() instanceof CreateTable create) {
					tables.add(create.table().name());
				}
				if (structure.change() instanceof RenameTable rename && tables.contains(rename.from())) {
					tables.add(rename.to());
				}
			}
		});
		return tables;
	}

	private void add(LintFinding finding) {
		for (int i = 0; i < this.findings.size(); i++) {
			LintFinding known = this.findings.get(i);
			if (known.sameAs(finding)) {
				List<String> engines = new ArrayList<>(known.engines());
				finding.engines().stream().filter((engine) -> !engines.contains(engine)).forEach(engines::add);
				this.findings.set(i, known.withEngines(engines));
				return;
			}
		}
		this.findings.add(finding);
	}

	/**
	 * What was found and nobody said is meant, in the order of the revisions and their
	 * change sets.
	 */
	public List<LintFinding> findings() {
		List<LintFinding> result = new ArrayList<>();
		for (LintedRevision revision : this.revisions.values()) {
			this.findings.stream()
				.filter((finding) -> finding.revision().equals(revision.id()) && finding.changeSet() == null)
				.forEach(result::add);
			for (LintedChangeSet changeSet : revision.changeSets()) {
				result.addAll(findings(revision, changeSet));
			}
		}
		return result;
	}

	private List<LintFinding> findings(LintedRevision revision, LintedChangeSet changeSet) {
		Suppressions suppressions = new Suppressions(revision, changeSet, known());
		List<LintFinding> result = new ArrayList<>();
		for (LintFinding finding : this.findings) {
			if (of(finding, revision, changeSet) && !suppressions.cover(finding.code())) {
				result.add(finding);
			}
		}
		if (!this.ignored.contains(Suppressions.CODE)) {
			List<String> possibleCodes = this.possible.values()
				.stream()
				.flatMap(List::stream)
				.filter((finding) -> of(finding, revision, changeSet))
				.map(LintFinding::code)
				.toList();
			result.addAll(suppressions.objections(possibleCodes, undecided(), engines()));
		}
		return result;
	}

	private static boolean of(LintFinding finding, LintedRevision revision, LintedChangeSet changeSet) {
		return finding.revision().equals(revision.id()) && changeSet.id().equals(finding.changeSet());
	}

	private Set<String> known() {
		Set<String> codes = new HashSet<>(this.ignored);
		this.rules.forEach((rule) -> codes.add(rule.code()));
		codes.add(Suppressions.CODE);
		return codes;
	}

	/** The codes of rules that no engine looked at has anything to do with. */
	private Set<String> undecided() {
		Set<String> codes = new HashSet<>(this.ignored);
		this.rules.stream()
			.filter((rule) -> this.possible.keySet().stream().noneMatch(rule::appliesTo))
			.forEach((rule) -> codes.add(rule.code()));
		return codes;
	}

	private List<String> engines() {
		return this.possible.keySet().stream().map(OnlineRules::id).toList();
	}

}
