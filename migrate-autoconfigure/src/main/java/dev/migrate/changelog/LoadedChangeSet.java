package dev.migrate.changelog;

import liquibase.ChecksumVersion;
import liquibase.Scope;
import liquibase.change.Change;
import liquibase.change.CheckSum;
import liquibase.change.visitor.ChangeVisitor;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.database.Database;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.ParsedNodeException;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * A change set that remembers what Liquibase finds out time and again: of what class its
 * changes are, where its file is, and its checksum, until it is known to have run.
 */
final class LoadedChangeSet extends ChangeSet {

	private final KnownChanges known;

	private @Nullable String path;

	private String normalizedPath = "";

	private @Nullable Sum sum;

	LoadedChangeSet(DatabaseChangeLog changeLog, KnownChanges known) {
		super(changeLog);
		this.known = known;
	}

	@Override
	protected @Nullable Change toChange(ParsedNode node, ResourceAccessor resources) throws ParsedNodeException {
		if (this.known.isAttribute(node)) {
			return null;
		}
		try {
			Change change = this.known.create(node.getName());
			if (change == null) {
				change = super.toChange(node, resources);
				this.known.learn(node.getName(), change);
				return change;
			}
			change.load(node, resources);
			for (ChangeVisitor visitor : getChangeLog().getChangeVisitors()) {
				change.modify(visitor);
			}
			return change;
		}
		catch (ReflectiveOperationException ex) {
			throw new ParsedNodeException(ex);
		}
	}

	@Override
	public String toNormalizedString() {
		String path = getFilePath();
		// A setting decides what becomes of a prefix
		if (path == null || path.indexOf(':') >= 0) {
			return super.toNormalizedString();
		}
		if (!path.equals(this.path)) {
			this.normalizedPath = DatabaseChangeLog.normalizePath(path);
			this.path = path;
		}
		return this.normalizedPath + "::" + getId() + "::" + getAuthor();
	}

	/**
	 * Liquibase forgets it before it runs a change set. For one that has run, it tries
	 * what older versions would have made of it.
	 */
	@Override
	public CheckSum generateCheckSum(ChecksumVersion version) {
		CheckSum stored = getStoredCheckSum();
		Database database = Scope.getCurrentScope().getDatabase();
		Sum known = this.sum;
		if (known != null && known.version() == version && known.database() == database
				&& known.changes() == getChanges().size() && (stored == null || stored.equals(known.value()))) {
			return known.value();
		}
		if (stored != null || !getChanges().stream().allMatch(this.known::isWhatItSays)) {
			return super.generateCheckSum(version);
		}
		clearCheckSum();
		CheckSum value = super.generateCheckSum(version);
		// Liquibase's own memory does not tell the versions apart
		clearCheckSum();
		this.sum = new Sum(value, version, database, getChanges().size());
		return value;
	}

	private record Sum(CheckSum value, ChecksumVersion version, @Nullable Database database, int changes) {
	}

}
