package dev.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.RehearsalResult.Finding;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogRehearsal;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.failure.MigrationException;
import dev.migrate.rows.LostRows;
import dev.migrate.rows.SampleRows;
import dev.migrate.rows.SqlScript;
import dev.migrate.rows.TableContents;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal under way.
 */
final class Rehearsal {

	private final RehearsalRequest request;

	private final Engine engine;

	private final Shadow shadow;

	private final ChangelogRehearsal stage;

	private final SampleRows samples;

	private final List<String> oneWay;

	private final Map<@Nullable String, List<RehearsalRequest.Rows>> rows;

	private final List<Finding> findings = new ArrayList<>();

	private boolean failed;

	Rehearsal(RehearsalRequest request, Changelog changelog, Engine engine, Shadow shadow, ChangelogRehearsal stage) {
		this.request = request;
		this.engine = engine;
		this.shadow = shadow;
		this.stage = stage;
		this.samples = new SampleRows(shadow.connection(), engine);
		this.oneWay = request.oneWay().stream().map((name) -> changelog.revision(name).id()).toList();
		this.rows = request.rows()
			.stream()
			.collect(Collectors
				.groupingBy((given) -> (given.revision() != null) ? changelog.revision(given.revision()).id() : ""));
	}

	List<Finding> findings() {
		return this.findings;
	}

	boolean goesOn() {
		return !this.failed;
	}

	void begin(String revision) throws SQLException {
		put(revision, "", "at the beginning", this.stage.schema().tables());
	}

	/**
	 * Runs a revision, undoes it and runs it again. What is repeatable need not be undone
	 * to run again.
	 * @param again the same revision in a changelog of which nothing has run
	 */
	void rehearse(Revision revision, Revision again) throws SQLException {
		TableContents before = contents();
		if (!tried(revision, "going forward", () -> this.stage.forward(revision))) {
			return;
		}
		TableContents after = contents();
		if (!revision.destructive()) {
			note(revision, "after going forward", lost(before, after).rows());
		}
		boolean back = !this.oneWay.contains(revision.id())
				&& (!revision.repeatable() || this.stage.canGoBack(revision));
		if (back && !goneBack(revision, before, after)) {
			return;
		}
		if (back || revision.repeatable()) {
			if (!tried(revision, "going forward again", () -> this.stage.forward(again))) {
				return;
			}
			note(revision, "after going forward again", differences(this.stage.schema(), after.schema()));
		}
		List<Table> changed = after.schema()
			.tables()
			.stream()
			.filter((table) -> !before.schema().tables().contains(table))
			.toList();
		put(revision.id(), revision.id(), "once it had run", changed);
	}

	/**
	 * Undoes a revision.
	 * @return whether that could be done
	 */
	private boolean goneBack(Revision revision, TableContents before, TableContents after) throws SQLException {
		if (!tried(revision, "going back", () -> this.stage.back(revision))) {
			return false;
		}
		TableContents back = contents();
		note(revision, "after going back", differences(back.schema(), before.schema()));
		note(revision, "after going back", lost(before, back).rowsAndValues(after, revision.destructive()));
		return true;
	}

	/**
	 * Looks whether the changelog has made of a dump what it makes by itself.
	 */
	void end(String revision, Schema expected) throws SQLException {
		note(revision, "at the end", differences(this.stage.schema(), expected));
	}

	private void put(String revision, String key, String moment, Collection<Table> changed) throws SQLException {
		try {
			for (RehearsalRequest.Rows given : this.rows.getOrDefault(key, List.of())) {
				new SqlScript(given.sql()).run(this.shadow.connection());
			}
		}
		catch (MigrationException ex) {
			fail(revision, "when its rows were put in", ex);
			return;
		}
		if (this.request.madeUpRows()) {
			Map<QualifiedName, String> refused = this.samples.putInto(changed, this.stage.schema());
			note(revision, moment,
					refused.entrySet()
						.stream()
						.map((table) -> "No row could be made up for " + table.getKey() + ": " + table.getValue()
								+ " Give some for it.")
						.toList());
		}
	}

	private boolean tried(Revision revision, String moment, Runnable work) {
		try {
			work.run();
			return true;
		}
		catch (MigrationException ex) {
			fail(revision.id(), moment, ex);
			return false;
		}
	}

	private void fail(String revision, String moment, MigrationException failure) {
		this.failed = true;
		this.findings.add(new Finding(revision, moment, List.of(Objects.requireNonNull(failure.getMessage()))));
	}

	private void note(Revision revision, String moment, List<String> details) {
		note(revision.id(), moment, details);
	}

	private void note(String revision, String moment, List<String> details) {
		if (!details.isEmpty()) {
			this.findings.add(new Finding(revision, moment, details));
		}
	}

	private TableContents contents() throws SQLException {
		return TableContents.read(this.shadow.connection(), this.engine, this.stage.schema());
	}

	private LostRows lost(TableContents before, TableContents after) {
		return new LostRows(before, after, this.request.mayBeLost());
	}

	/**
	 * What is left over or missing, as what would put it right.
	 */
	private List<String> differences(Schema is, Schema shouldBe) {
		return Stream.of(SchemaDifferences.between(this.engine, is, shouldBe))
			.flatMap(List::stream)
			.map((SchemaChange change) -> "left to do: " + change.describe())
			.toList();
	}

}
