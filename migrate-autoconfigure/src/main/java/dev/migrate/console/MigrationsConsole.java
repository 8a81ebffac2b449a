package dev.migrate.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import dev.migrate.MigrationService;
import dev.migrate.failure.MigrationException;
import dev.migrate.failure.SecretParameters;
import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.http.server.PathContainer.PathSegment;

/**
 * Pages on which people look at the application's databases. Answers nobody whom
 * {@link ConsoleGuard} does not let in.
 */
public final class MigrationsConsole {

	private static final Logger logger = LoggerFactory.getLogger(MigrationsConsole.class);

	private static final String CHANGES = "changes";

	private final ConsoleSettings settings;

	private final Supplier<List<MigrationService>> services;

	private final SecretParameters secrets;

	private final ConsoleGuard guard;

	private final Layout layout;

	private final ChangesPage changes;

	/**
	 * Creates the console.
	 * @param settings how it is served
	 * @param services the application's databases
	 * @param secrets what nobody is to see
	 */
	public MigrationsConsole(ConsoleSettings settings, Supplier<List<MigrationService>> services,
			SecretParameters secrets) {
		this.settings = settings;
		this.services = services;
		this.secrets = secrets;
		this.guard = new ConsoleGuard(settings);
		this.layout = new Layout(settings);
		this.changes = new ChangesPage(new FormGuard(), settings.writing(), this::masked);
	}

	/**
	 * Answers a request for an address below the console's.
	 */
	Answer answer(ConsoleExchange request) {
		String root = request.path().contextPath().value() + this.settings.path();
		try {
			this.guard.check(request);
			return answer(request, root, segments(request));
		}
		catch (Refusal ex) {
			return failure(root, ex.status(), ex);
		}
		catch (UnknownNameException ex) {
			return failure(root, 404, ex);
		}
		catch (MigrationException ex) {
			return failure(root, 500, ex);
		}
		catch (RuntimeException ex) {
			logger.error("The console failed at " + request.path().value(), ex);
			return failure(root, 500,
					new MigrationException("This page could not be made.", "The log of the application says why."));
		}
	}

	private List<String> segments(ConsoleExchange request) {
		List<String> segments = request.path()
			.pathWithinApplication()
			.elements()
			.stream()
			.filter(PathSegment.class::isInstance)
			.map((element) -> ((PathSegment) element).valueToMatch())
			.toList();
		long own = this.settings.path().chars().filter((c) -> c == '/').count();
		return segments.subList((int) own, segments.size());
	}

	private Answer answer(ConsoleExchange request, String root, List<String> segments) {
		boolean form = segments.size() == 2 && segments.get(1).equals(CHANGES);
		Set<String> methods = form ? Set.of("GET", "HEAD", "POST") : Set.of("GET", "HEAD");
		if (!methods.contains(request.method())) {
			throw new Refusal(405, "Nothing here answers to " + request.method() + ".",
					"Open the page with a browser.");
		}
		if (segments.size() == 2 && segments.get(0).equals("assets")) {
			return Answers.asset(segments.get(1));
		}
		List<MigrationService> all = this.services.get();
		if (segments.isEmpty()) {
			return (all.size() == 1) ? Answers.seeOther(ConsoleRequest.addressOf(root, all.get(0).name()))
					: Answers.page(200, this.layout.page(root, "Databases", List.of(),
							OverviewPage.render(root, all).withText(secrets()::masked)));
		}
		List<String> names = all.stream().map(MigrationService::name).toList();
		return answer(new ConsoleRequest(request, root, names, service(all, names, segments.get(0)),
				segments.subList(1, segments.size())));
	}

	/** That of a tenant is called as the database and the tenant, with a dot between. */
	private static MigrationService service(List<MigrationService> all, List<String> names, String name) {
		for (MigrationService service : all) {
			if (service.name().equals(name)) {
				return service;
			}
			if (name.startsWith(service.name() + ".") && service.hasTenants()) {
				return service.tenant(name.substring(service.name().length() + 1));
			}
		}
		throw new UnknownNameException("There is no database '" + name + "'.",
				"The databases of this application are: " + String.join(", ", names) + ".");
	}

	private Answer answer(ConsoleRequest request) {
		String address = request.rest().stream().limit(1).collect(Collectors.joining());
		if (request.service().hasTenants() && !address.equals(CHANGES)) {
			return page(request, "", "Tenants", TenantsPage.render(request));
		}
		return switch (address + request.rest().size()) {
			case "0" -> page(request, "Timeline", "Timeline", new TimelinePage(request).render());
			case "revisions2" -> {
				RevisionPage page = new RevisionPage(request, request.rest().get(1), this.secrets);
				yield page(request, "", page.title(), page.render());
			}
			case "changes1" -> request.exchange().method().equals("POST")
					? Answers.seeOther(request.address("revisions", this.changes.write(request)))
					: page(request, "Changes", "Changes", this.changes.render(request));
			case "schema1" -> {
				SchemaPage page = new SchemaPage(request);
				yield page(request, "Schema", page.title(), page.render(this.settings.diagrams()));
			}
			case "schema.svg1" -> {
				requireDiagrams();
				yield Answers.picture(request.service().name() + "-schema.svg",
						new SchemaPage(request).picture(Answers.diagramStyle()));
			}
			case "drift1" -> page(request, "Drift", "Drift", DriftPage.render(request));
			default ->
				throw new Refusal(404, "There is no such page.", "Go to the timeline at " + request.address() + ".");
		};
	}

	private void requireDiagrams() {
		if (!this.settings.diagrams()) {
			throw new Refusal(501, SchemaPage.MISSING, SchemaPage.DEPENDENCY);
		}
	}

	private Answer page(ConsoleRequest request, String tab, String title, Html content) {
		SecretParameters secrets = secrets();
		return Answers.page(200,
				this.layout.page(request, tab, secrets.masked(title), content.withText(secrets::masked)));
	}

	private Answer failure(String root, int status, MigrationException failure) {
		Html content = Html.of("section", Html.of("h1", title(status)),
				Parts.notice("bad", masked(failure.getMessage()), masked(failure.getAction())));
		return Answers.page(status, this.layout.page(root, title(status), List.of(), content));
	}

	private String masked(@Nullable String text) {
		return secrets().maskAll(text);
	}

	/** What files define is known once they have been read. */
	private SecretParameters secrets() {
		return this.secrets.and(this.services.get().stream().map(MigrationService::secrets).toList());
	}

	private static String title(int status) {
		return switch (status) {
			case 401, 403 -> "Not for everybody";
			case 404 -> "Not found";
			case 405 -> "Not possible";
			case 409 -> "Not now";
			default -> "Something is wrong";
		};
	}

}
