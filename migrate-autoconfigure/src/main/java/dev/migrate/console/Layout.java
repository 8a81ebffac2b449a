package dev.migrate.console;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What all pages have around them.
 */
final class Layout {

	private static final List<String> TABS = List.of("Timeline", "Changes", "Schema", "Drift");

	private final ConsoleSettings settings;

	Layout(ConsoleSettings settings) {
		this.settings = settings;
	}

	/**
	 * A page about a database.
	 * @param tab which of its tabs is shown
	 */
	String page(ConsoleRequest request, String tab, String title, @Nullable Object... content) {
		Html tabs = Html.of("nav").css("tabs").with("aria-label", "Database");
		for (String name : TABS) {
			String address = name.equals("Timeline") ? request.address()
					: request.address(name.toLowerCase(java.util.Locale.ROOT));
			tabs.add(Html.link(address, name).with("aria-current", name.equals(tab) ? "page" : null));
		}
		String database = request.service().name();
		Html switcher = Html.span("database", database);
		if (!request.databases().contains(database)) {
			switcher = Html.link(ConsoleRequest.addressOf(request.root(), request.database()), database)
				.css("database")
				.with("title", "All tenants");
		}
		else if (request.databases().size() > 1) {
			switcher = Html.link(request.root(), database).css("database").with("title", "All databases");
		}
		return page(request.root(), title + " – " + database, List.of(switcher, tabs), content);
	}

	/**
	 * A page about no database in particular.
	 */
	String page(String root, String title, List<Html> header, @Nullable Object... content) {
		Html head = Html.of("head", Html.of("meta").with("charset", "utf-8"), Html.of("title", title + " – Migrations"),
				Html.of("meta").with("name", "viewport").with("content", "width=device-width, initial-scale=1"),
				Html.of("meta").with("name", "color-scheme").with("content", "light dark"),
				Html.of("link")
					.with("rel", "icon")
					.with("type", "image/svg+xml")
					.with("href", root + "/assets/icon.svg"),
				Html.of("link").with("rel", "stylesheet").with("href", root + "/assets/console.css"),
				Html.of("link").with("rel", "stylesheet").with("href", root + "/assets/diagram.css"),
				Html.of("script").with("src", root + "/assets/console.js").flag("defer", true));
		Html body = Html.of("body", Html.link("#main", "Skip to the content").css("skip"),
				Html.of("header", Html.link(root, "Migrations").css("brand"), header),
				Html.of("main", content).with("id", "main").with("tabindex", "-1"),
				Html.of("footer", this.settings.writing()
						? "Writes revisions into the source tree. Nothing here runs one." : "Read-only."));
		return Html.of("html", head, body).with("lang", "en").page();
	}

}
