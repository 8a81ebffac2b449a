package dev.migrate.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.migrate.RevisionSchemas;
import dev.migrate.console.Diagram.Box;
import dev.migrate.console.Diagram.Columns;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import org.jspecify.annotations.Nullable;

/**
 * The schema as a diagram, whole or around some tables, and before and after a revision.
 */
final class SchemaPage {

	static final String MISSING = "The diagram needs a library that finds places for its tables.";

	static final String DEPENDENCY = "Add the dependency dev.migrate:migrate-console to the application. "
			+ "Everything else works without it.";

	private final ConsoleRequest request;

	private final SchemaView view;

	SchemaPage(ConsoleRequest request) {
		this.request = request;
		this.view = SchemaView.of(request);
	}

	String title() {
		String revision = this.view.revision();
		return (revision != null) ? "Schema of " + revision : "Schema";
	}

	/**
	 * The page.
	 * @param diagrams whether what lays out diagrams is there
	 */
	Html render(boolean diagrams) {
		return Html.of("section", heading(), search(), nothing(),
				diagrams ? diagram() : Parts.notice("wait", MISSING, DEPENDENCY), legend(), changes(), table(),
				viewed(), list());
	}

	/**
	 * The picture alone, with the style sheet that the page has for it.
	 */
	String picture(String style) {
		return DiagramPicture.of(PlacedDiagram.of(this.view.shown()), title(), this::address)
			.add(Html.of("style", style))
			.toString();
	}

	private Html heading() {
		String revision = this.view.revision();
		if (revision == null) {
			return Html.of("header", Html.of("h1", "Schema"),
					Html.of("p", this.view.whole().count() + ", as they are in the database now.").css("lead"));
		}
		Html states = Html.of("nav").css("buttons").with("aria-label", "State");
		for (String state : List.of("before", "both", "after")) {
			states.add(Html
				.link(this.view.query("state", state),
						state.equals("both") ? "What changes"
								: state.substring(0, 1).toUpperCase(Locale.ROOT) + state.substring(1))
				.css("button")
				.with("aria-current", state.equals(this.view.state()) ? "true" : null));
		}
		return Html.of("header",
				Html.of("h1", "Before and after ", Html.link(this.request.address("revisions", revision), revision)),
				states);
	}

	private Html search() {
		Html names = Html.of("datalist").with("id", "tables");
		this.view.whole().tables().forEach((box) -> names.add(Html.of("option").with("value", box.name())));
		Html form = Html
			.of("form", hidden("revision", this.view.revision()), hidden("state", this.view.state()),
					Html.of("input")
						.with("type", "search")
						.with("name", "table")
						.with("list", "tables")
						.with("value", this.view.words())
						.with("aria-label", "Table")
						.with("placeholder", "Table, or a part of its name"),
					names,
					select("depth", "Neighbours", String.valueOf(this.view.depth()), List.of("0", "1", "2", "3")),
					select("columns", "Columns", this.view.columns().parameter(),
							Stream.of(Columns.values()).map(Columns::parameter).toList()),
					Html.of("button", "Show"))
			.css("search")
			.with("role", "search");
		if (this.view.partial() || !this.view.words().isEmpty()) {
			String revision = this.view.revision();
			form.add(Html
				.link((revision != null) ? "?all=1&" + ConsoleRequest.query("revision", revision) : "?", "Whole schema")
				.css("button"));
		}
		return form;
	}

	private static @Nullable Html hidden(String name, @Nullable String value) {
		return (value == null || value.isEmpty()) ? null : Parts.hidden(name, value);
	}

	private static Html select(String name, String label, String value, List<String> options) {
		Html select = Html.of("select").with("name", name);
		options.forEach((option) -> select
			.add(Html.of("option", option).with("value", option).flag("selected", option.equals(value))));
		return Html.of("label", label + " ", select);
	}

	private @Nullable Html nothing() {
		if (this.view.whole().tables().isEmpty()) {
			return Html.of("p", "There are no tables.").css("empty");
		}
		return (this.view.words().isEmpty() || this.view.partial()) ? null
				: Html.of("p", "No table has '" + this.view.words() + "' in its name; this is the whole schema.")
					.css("empty");
	}

	private @Nullable Html diagram() {
		Diagram shown = this.view.shown();
		if (shown.tables().isEmpty()) {
			return null;
		}
		Html tools = Html.div("buttons",
				Html.of("button", "−").with("type", "button").with("data-zoom", "0.8").with("aria-label", "Smaller"),
				Html.of("button", "+").with("type", "button").with("data-zoom", "1.25").with("aria-label", "Larger"),
				Html.of("button", "Fit").with("type", "button").with("data-zoom", "fit"),
				Html.link(this.request.address("schema.svg") + this.view.query("", ""), "Export as SVG")
					.css("button")
					.flag("download", true),
				Html.span("fact", shown.count() + ", " + Parts.count(shown.lines().size(), "reference")));
		return Html.of("div", tools,
				Html.div("canvas", DiagramPicture.of(PlacedDiagram.of(shown), title(), this::address))
					.with("tabindex", "0")
					.with("role", "region")
					.with("aria-label", "Diagram"));
	}

	private @Nullable Html legend() {
		return this.view.state().equals("both") ? Html.of("p", Html.span("tag good", "added"),
				Html.span("tag partial", "altered"), Html.span("tag bad", "removed")) : null;
	}

	/** A picture does not show everything, such as an index or a comment. */
	private @Nullable Html changes() {
		RevisionSchemas schemas = this.view.schemas();
		if (schemas == null) {
			return null;
		}
		Html section = Html.div("panel", Html.of("h2", "What changes"));
		if (!schemas.changes().isEmpty()) {
			section.add(Parts.changes(schemas.changes()));
		}
		else if (schemas.complete()) {
			section.add(Html.of("p", "Nothing of the schema.").css("empty"));
		}
		if (!schemas.complete()) {
			section.add(Html.of("p", "Not all of its SQL can be read; ",
					Html.link(this.request.address("revisions", schemas.revision()), "the revision"), " has it."));
		}
		return section;
	}

	private String address(QualifiedName table) {
		return this.view.query("table", table.toString());
	}

	/** One table in words. */
	private @Nullable Html table() {
		if (this.view.found().size() != 1) {
			return null;
		}
		QualifiedName name = this.view.found().get(0);
		return this.view.schema()
			.tables()
			.stream()
			.filter((table) -> table.name().equals(name))
			.findFirst()
			.map(SchemaPage::details)
			.orElse(null);
	}

	/** One view in words. */
	private @Nullable Html viewed() {
		if (this.view.found().size() != 1) {
			return null;
		}
		return this.view.schema()
			.view(this.view.found().get(0))
			.map((view) -> Html.div("panel scroll", Html.of("h2", view.name()), Html.of("p", "A view:").css("lead"),
					Parts.code(view.text())))
			.orElse(null);
	}

	private static Html details(Table table) {
		Html rows = Html.of("tbody");
		table.columns()
			.forEach((column) -> rows.add(Html.of("tr", Html.of("th", column.name()).with("scope", "row"),
					Html.of("td", Html.of("code", column.type())), Html.of("td", column.nullable() ? "" : "not null"),
					Html.of("td", column.defaultValue(), (column.identity() != null) ? "identity" : null),
					Html.of("td", column.comment()))));
		List<String> facts = new ArrayList<>();
		if (table.primaryKey() != null) {
			facts.add("Primary key " + table.primaryKey().columns());
		}
		table.uniqueConstraints().forEach((unique) -> facts.add("Unique " + unique.name() + " " + unique.columns()));
		table.foreignKeys()
			.forEach((key) -> facts.add("Foreign key " + key.name() + " " + key.columns() + " to "
					+ key.referencedTable() + " " + key.referencedColumns()));
		table.indexes()
			.forEach((index) -> facts.add((index.unique() ? "Unique index " : "Index ") + index.name() + " "
					+ ((index.definition() != null) ? index.definition() : index.columns())));
		table.checkConstraints().forEach((check) -> facts.add("Check " + check.name() + ": " + check.expression()));
		return Html.div("panel scroll", Html.of("h2", table.name()),
				(table.comment() != null) ? Html.of("p", table.comment()).css("comment") : null, Html.of("table", rows),
				Html.of("ul", facts.stream().map((fact) -> Html.of("li", fact)).toList()));
	}

	private Html list() {
		Html list = Html.of("ul").css("names");
		for (Box box : this.view.whole().tables()) {
			list.add(Html.of("li", Html.link(address(box.name()), box.name())));
		}
		return Html.of("details", Html.of("summary", "All tables"), list);
	}

}
