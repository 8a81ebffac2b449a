package dev.migrate;

import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.BranchConflict;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.changelog.RevisionRemover;
import dev.migrate.diff.NameDifference;
import dev.migrate.engine.Engine;
import dev.migrate.execution.ChangeLosses;
import dev.migrate.execution.Connections;
import dev.migrate.execution.DataLoss;
import dev.migrate.execution.HistoryChange;
import dev.migrate.execution.LockRelease;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.execution.MigrationRun;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.PendingLosses;
import dev.migrate.execution.RevisionDetails;
import dev.migrate.execution.RevisionReader;
import dev.migrate.execution.RollbackPlan;
import dev.migrate.execution.RollbackRun;
import dev.migrate.execution.ScriptRun;
import dev.migrate.execution.StampRun;
import dev.migrate.failure.SecretParameters;
import dev.migrate.model.EntityModelSource;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Runs revisions, and has them written and checked by an {@link Authoring} that is only
 * made when it is needed, because production never does.
 */
final class DefaultMigrationService implements MigrationService {

	private final String name;

	private final Supplier<MigrationLiquibase> liquibase;

	private final Supplier<ChangelogLoader> changelogs;

	private final Supplier<Authoring> authoring;

	private final EntityModelSource entities;

	private final Supplier<HostApplication> application;

	private final GenerationSettings settings;

	private final Supplier<@Nullable Tenants> tenants;

	/** A thread that writes keeps others of this application from doing the same. */
	private final ReentrantLock lock = new ReentrantLock();

	DefaultMigrationService(String name, Supplier<MigrationLiquibase> liquibase, Supplier<ChangelogLoader> changelogs,
			Supplier<Authoring> authoring, EntityModelSource entities, Supplier<HostApplication> application,
			GenerationSettings settings, Supplier<@Nullable Tenants> tenants) {
		this.name = name;
		this.liquibase = liquibase;
		this.changelogs = changelogs;
		this.authoring = authoring;
		this.entities = entities;
		this.application = application;
		this.settings = settings;
		this.tenants = tenants;
	}

	/** What is about one history. */
	private MigrationLiquibase liquibase() {
		Tenants tenants = this.tenants.get();
		if (tenants != null) {
			throw tenants.one();
		}
		return this.liquibase.get();
	}

	private LiveDatabase database() {
		return new LiveDatabase(this.liquibase.get(), this.settings.shadowDatabase());
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public boolean hasTenants() {
		return this.tenants.get() != null;
	}

	@Override
	public List<String> tenants() {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.ids() : List.of();
	}

	@Override
	public MigrationService tenant(String id) {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.service(id) : MigrationService.super.tenant(id);
	}

	@Override
	public List<TenantStatus> tenantStatuses() {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.statuses() : List.of();
	}

	@Override
	public GenerateResult generate(GenerateRequest request) {
		return locked(() -> this.authoring.get().generate(request));
	}

	@Override
	public MigrateResult migrate(MigrateRequest request) {
		Tenants tenants = this.tenants.get();
		if (tenants != null) {
			return locked(() -> tenants.migrate(request));
		}
		MigrationRun run = locked(() -> this.liquibase.get().run(request.target(), heard(request.progress())));
		return new MigrateResult(run.applied(), run.changeSets());
	}

	@Override
	public List<DataLoss> pendingLosses(@Nullable String target) {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.pendingLosses(target) : new PendingLosses(this.liquibase.get()).upTo(target);
	}

	@Override
	public List<DataLoss> losses(List<SchemaChange> changes) {
		if (changes.stream().noneMatch(SchemaChange::destructive) || this.tenants.get() != null) {
			return List.of();
		}
		LiveDatabase database = database();
		return database.failingClearly(() -> {
			try (Connection connection = Connections.open(database.dataSource())) {
				return new ChangeLosses(database.engine()).of(changes, connection);
			}
		});
	}

	@Override
	public RollbackPlan planRollback(String target) {
		return new RollbackRun(liquibase()).plan(target);
	}

	@Override
	public RollbackResult rollback(RollbackRequest request) {
		RollbackPlan approved = request.approved();
		RollbackPlan plan = (approved != null) ? approved : planRollback(request.target());
		if (approved == null && !request.allowDataLoss() && plan.destructive()) {
			throw new DataLossException(plan.losses());
		}
		List<String> undone = locked(
				() -> new RollbackRun(liquibase()).run(request.target(), plan, heard(request.progress())));
		return new RollbackResult(undone, plan.losses());
	}

	@Override
	public StampResult stamp(StampRequest request) {
		HistoryChange change = locked(
				() -> new StampRun(liquibase(), request.progress()).run(request.target(), request.purge()));
		return new StampResult(change.applied(), change.unapplied(), change.forgotten());
	}

	@Override
	public List<NameDifference> otherNames() {
		return new OtherNames(oneDatabase(), this.changelogs.get(), this.settings.filter()).find();
	}

	@Override
	public List<NameDifference> alignNames() {
		return locked(() -> new OtherNames(oneDatabase(), this.changelogs.get(), this.settings.filter()).align());
	}

	@Override
	public String sql(SqlRequest request) {
		ScriptRun scripts = new ScriptRun((request.dialect() != null) ? this.liquibase.get() : liquibase(),
				request.dialect());
		return switch (request.operation()) {
			case UPGRADE -> scripts.upgrade(request.target());
			case DOWNGRADE -> scripts.downgrade(request.target());
			case STAMP -> scripts.stamp(request.target(), false);
			case STAMP_AND_PURGE -> scripts.stamp(request.target(), true);
			case REVISION -> scripts.revision(request.target(), false);
			case REVISION_BACKWARDS -> scripts.revision(request.target(), true);
		};
	}

	@Override
	public MigrationStatus status() {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.status() : this.liquibase.get().status();
	}

	@Override
	public RevisionDetails revision(String revision) {
		return new RevisionReader(liquibase()).read(revision);
	}

	@Override
	public RevisionSchemas schemas(String revision) {
		LiveDatabase database = database();
		return database.failingClearly(() -> RevisionSchemas.read(revision, this.changelogs.get(), database.engine()));
	}

	@Override
	public Schema schema() {
		LiveDatabase database = oneDatabase();
		return database.failingClearly(() -> {
			Engine engine = database.engine();
			return database.read(engine, ChangelogSchemas.namedBy(this.changelogs.get().load(engine), engine));
		});
	}

	@Override
	public CheckResult check() {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? this.authoring.get().check().withStatus(tenants.status())
				: this.authoring.get().check();
	}

	@Override
	public DriftResult drift() {
		return new Drift(oneDatabase(), this.changelogs.get(), this.settings.filter()).find();
	}

	@Override
	public LintResult lint(LintRequest request) {
		Tenants tenants = this.tenants.get();
		if (tenants != null && request.dialect() == null) {
			return tenants.farthestBehind().lint(request);
		}
		return new Linting(database(), this.changelogs.get(), this.settings.targets(), this.application.get().lint())
			.lint(request);
	}

	@Override
	public RehearsalResult rehearse(RehearsalRequest request) {
		return new Rehearsing(database(), this.changelogs.get()).rehearse(request);
	}

	@Override
	public EnvironmentReport environment() {
		return environment(oneDatabase());
	}

	private EnvironmentReport environment(LiveDatabase database) {
		return new EnvironmentReader(database, this.changelogs.get().settings()).read();
	}

	@Override
	public LockStatus lock() {
		Tenants tenants = this.tenants.get();
		if (tenants != null) {
			return tenants.lock();
		}
		LockStatus found = status().lock();
		return found.held() ? new LockRelease(liquibase()).holder() : found;
	}

	@Override
	public LockStatus unlock() {
		return new LockRelease(liquibase()).run();
	}

	@Override
	public InitResult init() {
		return locked(() -> new Initializer(this.changelogs.get(), this.application.get()).run());
	}

	@Override
	public SecretParameters secrets() {
		return this.changelogs.get().secrets();
	}

	@Override
	public BackupResult backup(@Nullable Path file) {
		return locked(() -> savedStates().save(file));
	}

	@Override
	public List<String> tenantsApart() {
		Tenants tenants = this.tenants.get();
		return (tenants != null) ? tenants.apart(database()) : List.of();
	}

	@Override
	public List<Path> backups() {
		return savedStates().list();
	}

	@Override
	public Path findBackup(@Nullable String backup) {
		return savedStates().find(backup);
	}

	@Override
	public Path restore(@Nullable String backup) {
		Backups backups = savedStates();
		Path file = backups.find(backup);
		locked(() -> {
			backups.restore(file);
			return file;
		});
		return file;
	}

	@Override
	public List<DataLoss> contents() {
		LiveDatabase database = database();
		return database.failingClearly(() -> {
			Engine engine = database.engine();
			Set<Identifier> named = ChangelogSchemas.namedBy(this.changelogs.get().load(engine), engine);
			return Contents.of(database, engine, database.read(engine, named).tables());
		});
	}

	@Override
	public List<DataLoss> planDrop() {
		return new Reset(oneDatabase(), this.changelogs.get()).plan();
	}

	@Override
	public DropResult drop() {
		return locked(() -> new Reset(oneDatabase(), this.changelogs.get()).run());
	}

	@Override
	public List<Path> removableRevisions() {
		return new RevisionRemover(this.changelogs.get()).files();
	}

	@Override
	public RemoveResult removeRevisions() {
		return locked(() -> new RevisionRemoval(this.changelogs.get(), this.application.get()).run());
	}

	@Override
	public CreateResult createTables() {
		return locked(() -> new EntityTables(oneDatabase(), this.entities).create());
	}

	@Override
	public SeedResult seed() {
		return locked(() -> new Seeding(oneDatabase(), this.application.get()).run());
	}

	@Override
	public SetupReport setup() {
		LiveDatabase database = database();
		return new SetupReader(database, this.entities, this.application.get(), () -> environment(database)).read();
	}

	/** What is about the contents of one database. */
	private LiveDatabase oneDatabase() {
		return new LiveDatabase(liquibase(), this.settings.shadowDatabase());
	}

	private Backups savedStates() {
		return new Backups(this.name, database(), this.application.get().backups(),
				(engine) -> ChangelogSchemas.namedBy(this.changelogs.get().load(engine), engine));
	}

	@Override
	public List<BranchConflict> conflicts() {
		return merging().conflicts();
	}

	@Override
	public MergeResult merge(MergeRequest request) {
		return locked(() -> merging().merge(request));
	}

	@Override
	public SquashResult squash(SquashRequest request) {
		return locked(() -> new Squashing(database(), this.changelogs.get(), this.authoring.get().targets(),
				new RevisionRemoval(this.changelogs.get(), this.application.get()))
			.squash(request));
	}

	private Merging merging() {
		return new Merging(database(), this.changelogs.get());
	}

	/** Whoever asked for a run hears of it, and so does who wants to hear of all. */
	private MigrationProgress heard(MigrationProgress progress) {
		return new SharedProgress(progress, () -> this.application.get().listeners(this.name));
	}

	private <T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
