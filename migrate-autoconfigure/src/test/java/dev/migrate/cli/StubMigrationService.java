package dev.migrate.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import dev.migrate.BackupResult;
import dev.migrate.CheckResult;
import dev.migrate.CreateResult;
import dev.migrate.DriftResult;
import dev.migrate.DropResult;
import dev.migrate.EnvironmentReport;
import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.InitResult;
import dev.migrate.LintRequest;
import dev.migrate.LintResult;
import dev.migrate.MergeRequest;
import dev.migrate.MergeResult;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrateResult;
import dev.migrate.MigrationService;
import dev.migrate.RehearsalRequest;
import dev.migrate.RehearsalResult;
import dev.migrate.RevisionSchemas;
import dev.migrate.RollbackRequest;
import dev.migrate.RemoveResult;
import dev.migrate.RollbackResult;
import dev.migrate.SeedResult;
import dev.migrate.SetupReport;
import dev.migrate.SqlRequest;
import dev.migrate.SquashRequest;
import dev.migrate.SquashResult;
import dev.migrate.StampRequest;
import dev.migrate.StampResult;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.BranchConflict;
import dev.migrate.diff.NameDifference;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.PendingChangeSet;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RollbackPlan;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A front door with known things behind it, for tests of how they are asked for and
 * shown.
 */
class StubMigrationService implements MigrationService {

	final List<GenerateRequest> generated = new ArrayList<>();

	final List<MigrateRequest> migrated = new ArrayList<>();

	Function<GenerateRequest, GenerateResult> generate = (request) -> nothing();

	Function<MigrateRequest, MigrateResult> migrate = (request) -> new MigrateResult(List.of(), 0);

	MigrationStatus status = statusOf();

	List<DataLoss> losses = List.of();

	LintResult lint = new LintResult(List.of(), List.of(), List.of());

	@Nullable CheckResult check;

	@Override
	public String name() {
		return "default";
	}

	@Override
	public GenerateResult generate(GenerateRequest request) {
		this.generated.add(request);
		return this.generate.apply(request);
	}

	@Override
	public MigrateResult migrate(MigrateRequest request) {
		this.migrated.add(request);
		return this.migrate.apply(request);
	}

	@Override
	public List<DataLoss> pendingLosses(@Nullable String target) {
		return this.losses;
	}

	@Override
	public List<DataLoss> losses(List<SchemaChange> changes) {
		return this.losses;
	}

	@Override
	public RollbackPlan planRollback(String target) {
		throw new UnsupportedOperationException();
	}

	@Override
	public RollbackResult rollback(RollbackRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public StampResult stamp(StampRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<NameDifference> otherNames() {
		return List.of();
	}

	@Override
	public List<NameDifference> alignNames() {
		return List.of();
	}

	@Override
	public String sql(SqlRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MigrationStatus status() {
		return this.status;
	}

	@Override
	public RevisionDetails revision(String revision) {
		throw new UnsupportedOperationException();
	}

	@Override
	public RevisionSchemas schemas(String revision) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Schema schema() {
		throw new UnsupportedOperationException();
	}

	@Override
	public CheckResult check() {
		return (this.check != null) ? this.check
				: new CheckResult(List.of(), List.of(), List.of(), this.status, List.of());
	}

	@Override
	public DriftResult drift() {
		throw new UnsupportedOperationException();
	}

	@Override
	public LintResult lint(LintRequest request) {
		return this.lint;
	}

	@Override
	public RehearsalResult rehearse(RehearsalRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public EnvironmentReport environment() {
		throw new UnsupportedOperationException();
	}

	@Override
	public LockStatus unlock() {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<BranchConflict> conflicts() {
		return List.of();
	}

	@Override
	public SquashResult squash(SquashRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public MergeResult merge(MergeRequest request) {
		throw new UnsupportedOperationException();
	}

	@Override
	public InitResult init() {
		throw new UnsupportedOperationException();
	}

	@Override
	public BackupResult backup(@Nullable Path file) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Path> backups() {
		throw new UnsupportedOperationException();
	}

	@Override
	public Path findBackup(@Nullable String backup) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Path restore(@Nullable String backup) {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<DataLoss> contents() {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<DataLoss> planDrop() {
		throw new UnsupportedOperationException();
	}

	@Override
	public DropResult drop() {
		throw new UnsupportedOperationException();
	}

	@Override
	public List<Path> removableRevisions() {
		throw new UnsupportedOperationException();
	}

	@Override
	public RemoveResult removeRevisions() {
		throw new UnsupportedOperationException();
	}

	@Override
	public CreateResult createTables() {
		throw new UnsupportedOperationException();
	}

	@Override
	public SeedResult seed() {
		throw new UnsupportedOperationException();
	}

	@Override
	public SetupReport setup() {
		throw new UnsupportedOperationException();
	}

	static GenerateResult nothing() {
		return new GenerateResult(null, null, null, false, List.of(), List.of(), List.of(), List.of("Order", "User"));
	}

	static GenerateResult revision(GenerateRequest request, SchemaChange... changes) {
		Path file = Path.of("src/main/resources/db/changelog/changes/20261121_020355_add_phone_to_users.yaml");
		return new GenerateResult("20261121_020355_add_phone_to_users", file.toAbsolutePath(),
				"databaseChangeLog: []\n", !request.dryRun(), List.of(changes), List.of(), List.of(),
				List.of("Order", "User"));
	}

	static MigrationStatus statusOf(RevisionStatus... revisions) {
		List<PendingChangeSet> pending = new ArrayList<>();
		for (RevisionStatus revision : revisions) {
			if (revision.state() != State.APPLIED) {
				pending.add(pending(revision, "addColumn tableName=users", null));
			}
		}
		return new MigrationStatus("classpath:/db/changelog/db.changelog-master.yaml", true, List.of(revisions),
				List.of(), pending, List.of(), LockStatus.free());
	}

	static RevisionStatus revision(String id, State state, @Nullable String parent, @Nullable Instant appliedAt) {
		return new RevisionStatus(id, "db/changelog/changes/" + id + ".yaml", "A message", parent, null, state,
				appliedAt, 1, false);
	}

	static PendingChangeSet pending(RevisionStatus revision, String description, @Nullable String loss) {
		return new PendingChangeSet(revision.id(), revision.id() + "-1", "migrate", revision.path(), description, loss,
				null, List.of(), List.of(), loss != null, List.of(description));
	}

}
