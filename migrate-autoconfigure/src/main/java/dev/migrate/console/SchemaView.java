package dev.migrate.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.migrate.RevisionSchemas;
import dev.migrate.console.Diagram.Box;
import dev.migrate.console.Diagram.Columns;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which part of which schema somebody wants to see, as the address says.
 *
 * @param schemas the revision before and after which it is shown, or null for the
 * database as it is
 * @param state {@code before}, {@code after} or {@code both}
 * @param schema what the shown state has
 * @param whole all of it as a diagram
 * @param words what tables were looked for, or empty
 * @param found the tables that these words fit
 * @param depth how many references around them are followed
 * @param columns which columns are shown
 */
record SchemaView(@Nullable RevisionSchemas schemas, String state, Schema schema, Diagram whole, String words,
		List<QualifiedName> found, int depth, Columns columns) {

	/** From how many tables on a picture of all columns is too large to find anything. */
	private static final int MANY = 40;

	private static final int DEEPEST = 9;

	static SchemaView of(ConsoleRequest request) {
		Optional<String> name = request.parameter("revision");
		RevisionSchemas schemas = name.map(request.service()::schemas).orElse(null);
		Schema schema = (schemas != null) ? schemas.after() : request.service().schema();
		String state = (schemas != null) ? request.parameter("state").orElse("both") : "";
		Diagram whole = SchemaDiagram.of(schema);
		if (schemas != null && state.equals("before")) {
			schema = schemas.before();
			whole = SchemaDiagram.of(schema);
		}
		else if (schemas != null && !state.equals("after")) {
			whole = SchemaDiagram.between(schemas);
		}
		String words = request.parameter("table").orElse("");
		List<QualifiedName> found = found(whole, words);
		if (words.isEmpty() && schemas != null && request.parameter("all").isEmpty()) {
			found = SchemaDiagram.between(schemas).changed();
		}
		int depth = request.parameter("depth").filter((text) -> text.matches("\\d")).map(Integer::valueOf).orElse(1);
		Columns usual = (whole.tables().size() > MANY) ? Columns.NONE : Columns.ALL;
		Columns columns = Columns.of(request.parameter("columns").orElse(""), found.isEmpty() ? usual : Columns.FOCUS);
		return new SchemaView(schemas, state, schema, whole, words, found, Math.min(depth, DEEPEST), columns);
	}

	/** A name, or a part of some. */
	private static List<QualifiedName> found(Diagram whole, String words) {
		if (words.isEmpty()) {
			return List.of();
		}
		List<QualifiedName> names = whole.tables().stream().map(Box::name).toList();
		List<QualifiedName> exact = names.stream().filter((name) -> name.toString().equals(words)).toList();
		String part = words.toLowerCase(Locale.ROOT);
		return exact.isEmpty()
				? names.stream().filter((name) -> name.toString().toLowerCase(Locale.ROOT).contains(part)).toList()
				: exact;
	}

	/**
	 * The revision before and after which it is shown, or null.
	 */
	@Nullable String revision() {
		return (this.schemas != null) ? this.schemas.revision() : null;
	}

	Diagram shown() {
		Diagram part = this.found.isEmpty() ? this.whole : this.whole.around(this.found, this.depth);
		return part.with(this.columns, this.found);
	}

	/**
	 * Whether it is about a part.
	 */
	boolean partial() {
		return !this.found.isEmpty();
	}

	/**
	 * The address of the same view but for one parameter.
	 */
	String query(String parameter, String value) {
		List<String> query = new ArrayList<>();
		String revision = revision();
		add(query, "revision", (revision != null) ? revision : "", parameter, value);
		add(query, "state", this.state, parameter, value);
		add(query, "table", this.words, parameter, value);
		add(query, "all", (revision != null && this.words.isEmpty() && !partial()) ? "1" : "", parameter, value);
		add(query, "depth", (this.depth != 1) ? String.valueOf(this.depth) : "", parameter, value);
		add(query, "columns", parameter.equals("table") ? "" : this.columns.parameter(), parameter, value);
		return "?" + String.join("&", query);
	}

	private static void add(List<String> query, String name, String value, String parameter, String other) {
		String shown = name.equals(parameter) ? other : value;
		if (!shown.isEmpty()) {
			query.add(ConsoleRequest.query(name, shown));
		}
	}

}
