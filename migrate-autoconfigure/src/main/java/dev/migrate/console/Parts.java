package dev.migrate.console;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

import dev.migrate.change.SchemaChange;
import dev.migrate.execution.MigrationStatus.LockStatus;
import dev.migrate.execution.MigrationStatus.RevisionStatus;
import dev.migrate.execution.MigrationStatus.State;
import org.jspecify.annotations.Nullable;

/**
 * What several pages show in the same way.
 */
final class Parts {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private Parts() {
	}

	static @Nullable Html time(@Nullable Instant instant) {
		return (instant != null) ? Html.of("time", TIME.format(instant)).with("datetime", instant) : null;
	}

	static Html state(State state) {
		String name = state.name().toLowerCase(Locale.ROOT);
		return Html.span("tag " + name, name);
	}

	static String count(int number, String what) {
		return number + " " + what + ((number == 1) ? "" : "s");
	}

	static @Nullable Html destructive(boolean destructive) {
		return destructive ? Html.span("tag bad", "destructive").with("title", "Can lose rows or values") : null;
	}

	/**
	 * What a revision is for, or its name where it does not say.
	 */
	static String title(RevisionStatus revision) {
		String message = revision.message();
		return (message != null && !message.isBlank()) ? message : revision.id();
	}

	static Html lock(LockStatus lock) {
		return Html.div("notice bad", Html.of("strong", "Locked"), " by " + lock.owner(),
				(lock.since() != null) ? List.of(" since ", time(lock.since())) : null,
				". Others wait for it to be released; if its process is gone, ", Html.of("code", "migrate unlock"),
				" frees it.");
	}

	/**
	 * Changes in words, with what they lose.
	 */
	static Html changes(List<SchemaChange> changes) {
		Html list = Html.of("ul").css("changes");
		for (SchemaChange change : changes) {
			list.add(Html
				.of("li", Html.span("sign", change.sign().symbol()), Html.of("span", change.describe()),
						change.loses().map((loss) -> Html.span("tag bad", "loses " + loss)).orElse(null))
				.css(change.sign().name().toLowerCase(Locale.ROOT)));
		}
		return list;
	}

	static Html notice(String css, String message, @Nullable String action) {
		return Html
			.div("notice " + css, Html.of("p", Html.of("strong", message)).css("message"),
					(action != null) ? Html.of("p", action).css("message") : null)
			.with("role", "status");
	}

	static Html hidden(String name, String value) {
		return Html.of("input").with("type", "hidden").with("name", name).with("value", value);
	}

	static Html code(String text) {
		return Html.of("pre", Html.of("code", text)).with("tabindex", "0");
	}

}
