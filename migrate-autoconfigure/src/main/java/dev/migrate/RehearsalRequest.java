package dev.migrate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * What is to be rehearsed, and with which rows.
 *
 * @param from the revision behind which it begins, as its id or the beginning of it, or
 * null for the beginning
 * @param to the revision at which it ends, or null for the newest
 * @param dump SQL that makes the schema as it was at {@code from}, or null if the
 * revisions up to it make it
 * @param rows SQL that puts rows in
 * @param madeUpRows whether rows are made up besides
 * @param oneWay the revisions, as their ids or the beginnings of them, that have no way
 * back
 * @param mayBeLost the tables, as {@code users}, and columns, as {@code users.email},
 * whose rows or values may be lost
 */
public record RehearsalRequest(@Nullable String from, @Nullable String to, @Nullable String dump, List<Rows> rows,
		boolean madeUpRows, Set<String> oneWay, Set<String> mayBeLost) {

	public RehearsalRequest {
		rows = List.copyOf(rows);
		oneWay = Set.copyOf(oneWay);
		mayBeLost = Set.copyOf(mayBeLost);
	}

	/**
	 * All revisions, with rows that are made up.
	 */
	public static RehearsalRequest all() {
		return new RehearsalRequest(null, null, null, List.of(), true, Set.of(), Set.of());
	}

	/**
	 * The revisions behind one.
	 */
	public static RehearsalRequest from(String revision) {
		return new RehearsalRequest(revision, null, null, List.of(), true, Set.of(), Set.of());
	}

	/**
	 * The revisions behind one, on a copy of a schema that was there then.
	 * @param dump SQL that makes it, such as that of {@code pg_dump --schema-only}
	 */
	public static RehearsalRequest fromDump(String revision, String dump) {
		return new RehearsalRequest(revision, null, dump, List.of(), true, Set.of(), Set.of());
	}

	/**
	 * Nothing behind a revision.
	 */
	public RehearsalRequest upTo(String revision) {
		return new RehearsalRequest(this.from, revision, this.dump, this.rows, this.madeUpRows, this.oneWay,
				this.mayBeLost);
	}

	/**
	 * With rows that are there when it begins.
	 */
	public RehearsalRequest withRows(String sql) {
		return withRows(new Rows(null, sql));
	}

	/**
	 * With rows that are put in once a revision has run.
	 */
	public RehearsalRequest withRowsAfter(String revision, String sql) {
		return withRows(new Rows(revision, sql));
	}

	private RehearsalRequest withRows(Rows more) {
		List<Rows> rows = new ArrayList<>(this.rows);
		rows.add(more);
		return new RehearsalRequest(this.from, this.to, this.dump, rows, this.madeUpRows, this.oneWay, this.mayBeLost);
	}

	/**
	 * With none but the given rows.
	 */
	public RehearsalRequest withoutMadeUpRows() {
		return new RehearsalRequest(this.from, this.to, this.dump, this.rows, false, this.oneWay, this.mayBeLost);
	}

	/**
	 * With revisions that are not undone.
	 */
	public RehearsalRequest withOneWay(String... revisions) {
		return new RehearsalRequest(this.from, this.to, this.dump, this.rows, this.madeUpRows,
				with(this.oneWay, revisions), this.mayBeLost);
	}

	/**
	 * With tables, as {@code users}, and columns, as {@code users.email}, whose rows or
	 * values may be lost.
	 */
	public RehearsalRequest withLossOf(String... objects) {
		return new RehearsalRequest(this.from, this.to, this.dump, this.rows, this.madeUpRows, this.oneWay,
				with(this.mayBeLost, objects));
	}

	private static Set<String> with(Set<String> some, String... more) {
		Set<String> all = new LinkedHashSet<>(some);
		all.addAll(List.of(more));
		return all;
	}

	/**
	 * Rows that somebody gives.
	 *
	 * @param revision the revision, as its id or the beginning of it, that has run when
	 * they are put in, or null for the beginning
	 * @param sql statements that put them in
	 */
	public record Rows(@Nullable String revision, String sql) {
	}

}
