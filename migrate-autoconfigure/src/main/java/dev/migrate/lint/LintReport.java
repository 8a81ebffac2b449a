package dev.migrate.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

import dev.migrate.schema.OnlineRules;
import dev.migrate.schema.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * What rules know about the database, and where they report what they find.
 */
public final class LintReport {

	private final OnlineRules engine;

	private final TableSizes sizes;

	private final long largeTableRows;

	private final Set<QualifiedName> newTables;

	private final List<LintFinding> findings = new ArrayList<>();

	/**
	 * A report without findings.
	 * @param engine the engine that the revision is meant for
	 * @param sizes the sizes of the tables that are there
	 * @param largeTableRows from how many rows on a table is large
	 * @param newTables the tables that nobody uses yet, because they come with a revision
	 * that has not run
	 */
	LintReport(OnlineRules engine, TableSizes sizes, long largeTableRows, Set<QualifiedName> newTables) {
		this.engine = engine;
		this.sizes = sizes;
		this.largeTableRows = largeTableRows;
		this.newTables = Set.copyOf(newTables);
	}

	/**
	 * The engine that the revision is meant for.
	 */
	public OnlineRules engine() {
		return this.engine;
	}

	/**
	 * Whether a table comes with a revision that has not run, so that nobody waits for it
	 * and no row is in it.
	 */
	public boolean isNew(QualifiedName table) {
		return this.newTables.contains(table);
	}

	/**
	 * Whether somebody may have to wait for a table because of its size. One of unknown
	 * size counts as large.
	 */
	public boolean isLarge(QualifiedName table) {
		OptionalLong rows = this.sizes.rows(table);
		return !isNew(table) && (rows.isEmpty() || rows.getAsLong() >= this.largeTableRows);
	}

	/**
	 * Reports something.
	 * @param site where it was found
	 * @param object what it is about
	 * @param message what is dangerous, and why, in one sentence
	 * @param rewrite a safe way to do the same, ready to paste, or null
	 */
	public void add(LintRule rule, LintSite site, String object, String message, @Nullable String rewrite) {
		QualifiedName table = site.table();
		OptionalLong rows = (table != null && !isNew(table)) ? this.sizes.rows(table) : OptionalLong.empty();
		this.findings.add(new LintFinding(rule.code(), site.revision().id(),
				(site.changeSet() != null) ? site.changeSet().id() : null, object, message, rewrite,
				List.of(this.engine.id()), rows.isPresent() ? rows.getAsLong() : null));
	}

	List<LintFinding> findings() {
		return this.findings;
	}

}
