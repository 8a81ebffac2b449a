package dev.migrate.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.migrate.GenerateResult;
import dev.migrate.UndecidedException;
import dev.migrate.change.SchemaChange;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.failure.UnknownNameException;
import org.jspecify.annotations.Nullable;

/**
 * What the entities have and the changelog has not, as the revision that would be written
 * for it; in development, the button that writes it.
 */
final class ChangesPage {

	private static final String SEEN = "seen";

	private final FormGuard forms;

	private final boolean writing;

	private final Function<@Nullable String, String> masked;

	private final ReentrantLock lock = new ReentrantLock();

	/**
	 * Creates the page.
	 * @param forms tells forms of ours
	 * @param writing whether it may write
	 * @param masked takes out of a text what nobody is to see
	 */
	ChangesPage(FormGuard forms, boolean writing, Function<@Nullable String, String> masked) {
		this.forms = forms;
		this.writing = writing;
		this.masked = masked;
	}

	Html render(ConsoleRequest request) {
		GivenAnswers answers = GivenAnswers.of(request.exchange());
		Html page = Html.of("section", Html.of("h1", "Changes"),
				Html.of("p",
						"What the entities have and the revisions have not, and the revision that makes up for it.")
					.css("lead"));
		try {
			return page.add(found(request, answers, request.service().generate(answers.request().withDryRun(true))));
		}
		catch (UndecidedException ex) {
			return page.add(undecided(answers, ex));
		}
		catch (UnknownNameException ex) {
			return page.add(Parts.notice("bad", this.masked.apply(ex.getMessage()), ex.getAction()), again());
		}
	}

	/**
	 * Writes the revision that a page has shown.
	 * @return its id
	 */
	String write(ConsoleRequest request) {
		if (!this.writing) {
			throw new Refusal(403, "Nothing is written here.",
					"Write the revision where the application is developed, or set app.migrate.console.write=true.");
		}
		this.forms.check(request.exchange());
		LockStatus lock = request.service().lock();
		if (lock.held()) {
			throw new Refusal(409, "The database is locked by " + lock.owner() + " since " + lock.since() + ".",
					"Write the revision when that is over. If its process is gone, 'migrate unlock' frees the lock.");
		}
		if (!this.lock.tryLock()) {
			throw new Refusal(409, "Another request is writing a revision.", "Look at the changes again in a moment.");
		}
		try {
			GivenAnswers answers = GivenAnswers.of(request.exchange());
			GenerateResult shown = request.service().generate(answers.request().withDryRun(true));
			if (!fingerprint(shown.changes()).equals(request.parameter(SEEN).orElse("")) || shown.revision() == null) {
				throw new Refusal(409,
						"The changes are others than those that the page has shown; nothing was written.",
						"Look at them again, and write the revision then.");
			}
			return String.valueOf(request.service().generate(answers.request()).revision());
		}
		finally {
			this.lock.unlock();
		}
	}

	private List<Html> found(ConsoleRequest request, GivenAnswers answers, GenerateResult result) {
		if (result.revision() == null) {
			return List.of(Parts.notice("good", "The entities and the revisions agree.", null), remarks(result));
		}
		Html preview = Html
			.of("form", answers.hidden(),
					Html.of("label", "Message ",
							Html.of("input")
								.with("type", "text")
								.with("name", GivenAnswers.MESSAGE)
								.with("value", answers.message())
								.with("placeholder", "suggested from the changes")),
					Html.of("button", "Preview"))
			.css("search")
			.with("method", "get");
		Html write = this.writing
				? Html
					.of("form", this.forms.fields(request.exchange()), answers.hidden(),
							Html.div("hidden", Parts.hidden(SEEN, fingerprint(result.changes())),
									(answers.message() != null) ? Parts.hidden(GivenAnswers.MESSAGE, answers.message())
											: null),
							Html.of("button", "Write this revision").css("main"))
					.css("buttons")
					.with("method", "post")
					.with("action", request.address("changes"))
				: Html.of("p", "Read-only: write it where the application is developed, with makemigrations.")
					.css("lead");
		return List.of(Parts.changes(result.changes()), remarks(result),
				answers.fields().isEmpty() ? Html.of("div") : again(), preview,
				Html.of("p", Html.span("fact id", result.file())).css("facts"),
				Parts.code(this.masked.apply(result.content())), write);
	}

	private Html undecided(GivenAnswers answers, UndecidedException ex) {
		return Html.of("form", Parts.notice("wait", "Something has to be decided first.", null), answers.hidden(),
				(answers.message() != null) ? Html.div("hidden", Parts.hidden(GivenAnswers.MESSAGE, answers.message()))
						: null,
				QuestionFields.of(ex.getQuestions()),
				Html.div("buttons", Html.of("button", "Show the revision").css("main"),
						answers.fields().isEmpty() ? null : again()))
			.with("method", "get");
	}

	private static Html again() {
		return Html.of("p", Html.link("?", "Begin anew, without answers"));
	}

	private static Html remarks(GenerateResult result) {
		Html remarks = Html.of("div");
		if (!result.leftAlone().isEmpty()) {
			remarks.add(Html.of("details",
					Html.of("summary", result.leftAlone().size() + " left alone, though no entity has it"),
					Html.of("ul", result.leftAlone().stream().map((text) -> Html.of("li", text)).toList())));
		}
		result.warnings().forEach((warning) -> remarks.add(Parts.notice("wait", warning, null)));
		return remarks;
	}

	private static String fingerprint(List<SchemaChange> changes) {
		String text = changes.stream().map(SchemaChange::describe).collect(Collectors.joining("\n"));
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
