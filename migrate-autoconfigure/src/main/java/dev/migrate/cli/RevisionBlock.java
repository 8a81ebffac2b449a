package dev.migrate.cli;

import dev.migrate.execution.MigrationStatus.RevisionStatus;

/**
 * Shows what a revision's file says about it, as Alembic does.
 */
final class RevisionBlock {

	private final CommandSession session;

	private final RevisionLines lines;

	RevisionBlock(CommandSession session, RevisionLines lines) {
		this.session = session;
		this.lines = lines;
	}

	void print(RevisionStatus revision, String mark) {
		this.session.print("Rev: " + this.session.palette().bold(this.lines.name(revision.id()))
				+ RevisionLines.destructive(revision.destructive(), this.session.palette()) + mark);
		if (!revision.repeatable()) {
			this.session.print("Parent: " + this.lines.parents(revision.id()));
		}
		this.session.print("Path: " + revision.path());
		if (revision.created() != null) {
			this.session.print("Created: " + revision.created());
		}
		this.session.print("State: " + switch (revision.state()) {
			case APPLIED ->
				(revision.appliedAt() != null) ? "applied at " + ShowMigrationsCommand.local(revision.appliedAt())
						: "nothing in it is for this database";
			case PARTIAL -> "applied in part";
			case PENDING -> (revision.appliedAt() != null)
					? "changed since " + ShowMigrationsCommand.local(revision.appliedAt()) : "pending";
		});
		this.session.print("");
		if (revision.message() != null) {
			revision.message().lines().forEach((line) -> this.session.print("    " + line));
			this.session.print("");
		}
	}

}
