package dev.migrate.sample;

import java.util.List;

import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.execution.MigrationStatus.RevisionStatus;

import org.springframework.stereotype.Component;

@Component
class Upgrade {

	private final MigrationService migrations;

	Upgrade(MigrationService migrations) {
		this.migrations = migrations;
	}

	List<String> pending() {
		return this.migrations.status().pendingRevisions().stream().map(RevisionStatus::id).toList();
	}

	List<String> run() {
		return this.migrations.migrate(MigrateRequest.head()).applied();
	}

	List<String> undoNewest() {
		return this.migrations.rollback(RollbackRequest.steps(1)).unapplied();
	}

}
