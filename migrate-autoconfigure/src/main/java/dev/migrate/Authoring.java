package dev.migrate;

import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;

import dev.migrate.Comparison.SchemaPair;
import dev.migrate.GenerateRequest.Kind;
import dev.migrate.change.SchemaChange;
import dev.migrate.changelog.Allocations;
import dev.migrate.changelog.Changelog;
import dev.migrate.changelog.ChangelogFormat;
import dev.migrate.changelog.ChangelogInterpreter;
import dev.migrate.changelog.ChangelogInterpreter.Interpreted;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.ChangelogSchemas;
import dev.migrate.changelog.ComposeRequest;
import dev.migrate.changelog.JavaRevision;
import dev.migrate.changelog.RepeatableRevision;
import dev.migrate.changelog.RevisionComposer;
import dev.migrate.changelog.RevisionDraft;
import dev.migrate.changelog.RevisionWriter;
import dev.migrate.diff.OpenQuestion;
import dev.migrate.diff.SchemaDiffer;
import dev.migrate.diff.SchemaDiffer.Difference;
import dev.migrate.engine.Engine;
import dev.migrate.engine.Engines;
import dev.migrate.execution.MigrationStatus;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.WithoutEntitiesException;
import dev.migrate.model.EntityModelSource;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;

/**
 * Compares the entities with what is there, and writes what is missing as a revision: it
 * is composed, proven in the shadow, and only then touches the disk.
 */
final class Authoring {

	private final LiveDatabase database;

	private final ChangelogLoader changelogs;

	private final EntityModelSource entities;

	private final GenerationSettings settings;

	Authoring(LiveDatabase database, ChangelogLoader changelogs, EntityModelSource entities,
			GenerationSettings settings) {
		this.database = database;
		this.changelogs = changelogs;
		this.entities = entities;
		this.settings = settings;
	}

	/**
	 * The engines that revisions are written for besides the connected one.
	 */
	List<String> targets() {
		return this.settings.targets();
	}

	GenerateResult generate(GenerateRequest request) {
		if (request.kind() != Kind.CHANGES) {
			return this.database.failingClearly(() -> generateEmpty(request));
		}
		BothSides sides = read();
		Wanted wanted = sides.wanted();
		return this.database.failingClearly(() -> {
			try (Reference reference = openReference(sides)) {
				if (this.settings.reference() == GenerationSettings.Reference.DATABASE) {
					changesByHand(wanted).refuse();
				}
				return generate(request, wanted, reference);
			}
		});
	}

	/**
	 * What is filled by hand needs neither entities nor a shadow.
	 */
	private GenerateResult generateEmpty(GenerateRequest request) throws SQLException {
		RevisionDraft draft = switch (request.kind()) {
			case JAVA -> JavaRevision.of(composeEmpty(request.withFormat(ChangelogFormat.YAML)),
					this.changelogs.settings().template().author());
			case REPEATABLE -> new RepeatableRevision(this.changelogs.settings()).compose(request.message());
			default -> composeEmpty(request);
		};
		this.changelogs.require(draft, this.database.engine());
		if (!request.dryRun()) {
			new RevisionWriter(this.changelogs).write(draft);
		}
		return new GenerateResult(draft.id(), draft.file(), draft.content(), !request.dryRun(), List.of(), List.of(),
				List.of(), List.of());
	}

	private RevisionDraft composeEmpty(GenerateRequest request) throws SQLException {
		Engine engine = this.database.engine();
		return composer(request).compose(new ComposeRequest(request.message(), this.changelogs.load(engine),
				Schema.empty(), Comparison.none(engine).plans()));
	}

	private GenerateResult generate(GenerateRequest request, Wanted wanted, Reference reference) throws SQLException {
		GivenNames.verify(request, counting(reference.schema()), counting(wanted.schema()));
		Answers answers = new Answers(request, this.settings, wanted.model());
		Comparison comparison = compare(wanted, reference, answers);
		if (!comparison.questions().isEmpty()) {
			throw new UndecidedException(comparison.questions());
		}
		if (comparison.isEmpty()) {
			return GenerateResult.nothing(comparison.leftAlone(), wanted.warnings(), wanted.entities());
		}
		if (request.refuseDestructive()) {
			refuseDestructive(comparison.changes());
		}
		RevisionDraft draft = composer(request).compose(
				new ComposeRequest(request.message(), reference.changelog(), reference.schema(), comparison.plans()));
		RevisionWriter writer = new RevisionWriter(this.changelogs);
		writer.verify(draft);
		reference.after(draft).ifPresent((after) -> prove(wanted, after, answers));
		if (!request.dryRun()) {
			writer.write(draft);
		}
		return new GenerateResult(draft.id(), draft.file(), draft.content(), !request.dryRun(), comparison.changes(),
				comparison.leftAlone(), wanted.warnings(), wanted.entities());
	}

	private RevisionComposer composer(GenerateRequest request) {
		ChangelogSettings changelog = this.changelogs.settings();
		return new RevisionComposer((request.format() != null)
				? changelog.withTemplate(changelog.template().withFormat(request.format())) : changelog,
				Clock.systemUTC());
	}

	CheckResult check() {
		BothSides sides;
		try {
			sides = read();
		}
		catch (WithoutEntitiesException ex) {
			return checkWithoutEntities();
		}
		Wanted wanted = sides.wanted();
		return this.database.failingClearly(() -> {
			try (Reference reference = openReference(sides)) {
				Answers answers = new Answers(GenerateRequest.of(null), this.settings, wanted.model());
				Comparison comparison = compare(wanted, reference, answers);
				MigrationStatus status = this.database.status();
				List<String> drift = status.upToDate() ? changesByHand(wanted).from(reference) : List.of();
				return new CheckResult(comparison.changes(),
						comparison.questions().stream().map(OpenQuestion::text).toList(), comparison.leftAlone(),
						status, drift);
			}
		});
	}

	/**
	 * Where there are no entities, they have nothing that the changelog has not.
	 */
	private CheckResult checkWithoutEntities() {
		MigrationStatus status = this.database.status();
		List<String> drift = status.upToDate()
				? new Drift(this.database, this.changelogs, this.settings.filter()).find()
					.changes()
					.stream()
					.map(SchemaChange::describe)
					.toList()
				: List.of();
		return new CheckResult(List.of(), List.of(), List.of(), status, drift);
	}

	/**
	 * Loads the changelog while Hibernate reads the entities: neither needs the other.
	 */
	private BothSides read() {
		return this.database.failingClearly(() -> {
			// Whoever cannot be reached is named; Hibernate would ask for a dialect
			// instead
			Engine engine = this.database.engine();
			CompletableFuture<Changelog> changelog = CompletableFuture.supplyAsync(() -> this.changelogs.load(engine),
					(task) -> new Thread(task, "migrate-changelog").start());
			try {
				Wanted wanted = Wanted.read(this.database, this.entities.get());
				return new BothSides(wanted, changelog.join());
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof Exception failure) ? failure : ex;
			}
			finally {
				changelog.exceptionally((failure) -> Changelog.missing()).join();
			}
		});
	}

	private ChangesByHand changesByHand(Wanted wanted) {
		return new ChangesByHand(wanted.engine(), this.changelogs, this.database, this.settings.filter());
	}

	private Reference openReference(BothSides sides) throws SQLException {
		Wanted wanted = sides.wanted();
		return switch (this.settings.reference()) {
			case CHANGELOG ->
				ReplayedReference.open(this.changelogs, sides.changelog(), wanted.engine(), this.database);
			case DATABASE -> LiveReference.open(this.changelogs, sides.changelog(), wanted, this.database);
		};
	}

	private Comparison compare(Wanted wanted, Reference reference, Answers answers) {
		Map<Engine, SchemaPair> schemas = new LinkedHashMap<>();
		Map<Engine, Allocations> allocations = new LinkedHashMap<>();
		allocations.put(wanted.engine(), Allocations.of(reference.changelog(), wanted.engine(), this.changelogs));
		HandMadeViews views = HandMadeViews.of(reference, wanted.schema());
		Set<String> here = Set.copyOf(SchemaObject.ownedNamesOf(reference.schema()));
		schemas.put(wanted.engine(), pair(views, reference.schema(), wanted.schema()));
		for (String id : this.settings.targets()) {
			if (!id.equals(wanted.engine().id())) {
				Engine target = Engines.byId(id);
				Changelog changelog = this.changelogs.load(target);
				Interpreted former = new ChangelogInterpreter(this.changelogs).interpret(changelog, target,
						wanted.home());
				allocations.put(target, Allocations.of(changelog, target, this.changelogs));
				schemas.put(target, pair(views, former.schema(), wanted.model().readFor(target))
					.with((object) -> !here.contains(object) && former.managed().test(object)));
			}
		}
		return Comparison
			.of(schemas, answers.options(reference.managed()), this.changelogs.settings().template().naming())
			.withSchemas((engine) -> present(engine, reference, Objects.requireNonNull(schemas.get(engine)).from()))
			.withFirstRows((engine) -> (engine == wanted.engine()) ? wanted.model().firstRows()
					: wanted.model().firstRowsFor(engine))
			.withUsedNumbersSkipped(schemas, (engine) -> (engine == wanted.engine()) ? wanted.model().numberSources()
					: wanted.model().numberSourcesFor(engine), allocations);
	}

	/**
	 * The schemas in which something is, or that a revision has created. What is there
	 * besides shows when the revision runs.
	 */
	private Set<Identifier> present(Engine engine, Reference reference, Schema schema) {
		Set<Identifier> present = new TreeSet<>(schema.namedSchemas());
		present.addAll(ChangelogSchemas.createdBy(reference.changelog(), engine));
		return present;
	}

	/**
	 * Tries the revision before anybody sees it: what it makes has to be what the
	 * entities need.
	 */
	private void prove(Wanted wanted, Reference after, Answers answers) {
		SchemaPair schemas = pair(HandMadeViews.of(after, wanted.schema()), after.schema(), wanted.schema());
		Difference rest = new SchemaDiffer(wanted.engine()).difference(schemas.from(), schemas.to(),
				answers.options(after.managed()));
		if (!rest.plan().isEmpty() || !rest.questions().isEmpty()) {
			throw new MigrationException(
					"The revision would not lead to the schema that the entities need; it was not written. "
							+ "After it there would still be: " + describe(rest.plan().changes()),
					"This is a mistake of migrate-starter: please report it together with the entities concerned. "
							+ "Until it is mended, write the revision with --empty and fill it by hand.");
		}
	}

	private void refuseDestructive(List<SchemaChange> changes) {
		List<SchemaChange> destructive = changes.stream().filter(SchemaChange::destructive).toList();
		if (!destructive.isEmpty()) {
			throw new DestructiveChangeException(destructive);
		}
	}

	private SchemaPair pair(HandMadeViews views, Schema former, Schema needed) {
		return new SchemaPair(counting(views.former(former)), counting(views.needed(needed)));
	}

	private Schema counting(Schema schema) {
		return this.settings.filter().applyTo(schema);
	}

	private static String describe(List<SchemaChange> changes) {
		return changes.stream().map(SchemaChange::describe).collect(Collectors.joining("; "));
	}

	/**
	 * What is compared.
	 *
	 * @param wanted what the entities need
	 * @param changelog what the files say
	 */
	private record BothSides(Wanted wanted, Changelog changelog) {
	}

}
