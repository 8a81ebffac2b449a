package dev.migrate.execution;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.Narrowings;
import dev.migrate.changelog.Revision;
import dev.migrate.engine.Engines;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;

/**
 * The change sets that can lose rows or values: they are marked so, or somebody has
 * written them by hand and they drop or empty something, or narrow a column. Looks at the
 * files alone, so that every listing can afford it; {@link PendingLosses} looks whether
 * anything is there to be lost.
 */
final class LossyChangeSets {

	private final Set<ChangeSet> changeSets;

	private LossyChangeSets(Set<ChangeSet> changeSets) {
		this.changeSets = changeSets;
	}

	/**
	 * Finds those of a changelog.
	 * @param database the kind of database that it was loaded for
	 */
	static LossyChangeSets of(Changelog changelog, Database database) {
		Set<ChangeSet> lossy = Collections.newSetFromMap(new IdentityHashMap<>());
		Set<ChangeSet> retyping = Collections.newSetFromMap(new IdentityHashMap<>());
		for (Revision revision : changelog.revisions()) {
			for (ChangeSet changeSet : revision.changeSets()) {
				ByHand written = Revision.destructive(changeSet) ? null
						: ByHand.read(changeSet, database, revision.generated());
				if (Revision.destructive(changeSet) || (written != null && written.loses())) {
					lossy.add(changeSet);
				}
				else if (written != null && written.changesType()) {
					retyping.add(changeSet);
				}
			}
		}
		if (!retyping.isEmpty()) {
			Engines.find(database.getShortName())
				.ifPresent((engine) -> lossy.addAll(Narrowings.among(retyping, changelog, engine)));
		}
		return new LossyChangeSets(lossy);
	}

	boolean contain(ChangeSet changeSet) {
		return this.changeSets.contains(changeSet);
	}

	boolean containAnyOf(Revision revision) {
		return revision.changeSets().stream().anyMatch(this.changeSets::contains);
	}

}
