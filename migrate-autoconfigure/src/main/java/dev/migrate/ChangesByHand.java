package dev.migrate;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.diff.BackfillDecider;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectFilter;
import dev.migrate.schema.Schema;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * What somebody changed in a database by hand, as far as its changelog made it.
 */
final class ChangesByHand {

	private static final Log logger = LogFactory.getLog(ChangesByHand.class);

	private final Engine engine;

	private final ChangelogLoader changelogs;

	private final LiveDatabase database;

	private final ObjectFilter filter;

	ChangesByHand(Engine engine, ChangelogLoader changelogs, LiveDatabase database, ObjectFilter filter) {
		this.engine = engine;
		this.changelogs = changelogs;
		this.database = database;
		this.filter = filter;
	}

	/**
	 * Refuses to compare the entities with a database that was changed by hand: it would
	 * be written down as if the entities had changed. A changelog that cannot be replayed
	 * does not tell.
	 */
	void refuse() throws SQLException {
		List<String> changes = fromChangelog();
		if (!changes.isEmpty()) {
			throw new MigrationException(
					"The database has been changed by hand. What its changelog made is missing: "
							+ String.join("; ", changes),
					"Undo that, or write it down as a change set of your own and mark it as applied (migrate stamp), or "
							+ "compare with the changelog instead of the database (app.migrate.reference=changelog). "
							+ "Nothing has been written.");
		}
	}

	private List<String> fromChangelog() throws SQLException {
		try (Reference replayed = ReplayedReference.open(this.changelogs, this.changelogs.load(this.engine),
				this.engine, this.database)) {
			return from(replayed);
		}
		catch (MigrationException ex) {
			logger.debug("The changelog cannot be replayed, so nothing is known about changes by hand", ex);
			return List.of();
		}
	}

	/**
	 * What would have to be done for the database to be what its changelog made; what it
	 * has beyond that is nobody's business.
	 */
	List<String> from(Reference reference) {
		Schema changelog = this.filter.applyTo(reference.schema());
		Set<Identifier> named = ChangelogSchemas.namedBy(reference.changelog(), this.engine);
		Schema live = this.filter.applyTo(this.database.read(this.engine, named, reference.schema()));
		SchemaDiffer.Options options = new SchemaDiffer.Options((object) -> false, Set.of(),
				(candidate) -> Optional.of(false), BackfillDecider.UNDECIDED);
		Difference difference = new SchemaDiffer(this.engine).difference(live, AdoptedNames.of(changelog, live),
				options);
		List<String> drift = new ArrayList<>();
		difference.plan().changes().forEach((change) -> drift.add(change.describe()));
		difference.questions().forEach((question) -> drift.add(question.text()));
		return drift;
	}

}
