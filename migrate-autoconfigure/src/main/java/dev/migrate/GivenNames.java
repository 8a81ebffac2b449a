package dev.migrate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.migrate.failure.NearMatches;
import dev.migrate.schema.Schema;
import dev.migrate.schema.SchemaObject;

/**
 * Takes at their word the names that somebody gives on the command line: one that fits
 * nothing is a typing error, and would otherwise go by unnoticed.
 */
final class GivenNames {

	private final Set<String> present;

	private final Set<String> wanted;

	private final Map<String, String> renames = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

	private GivenNames(GenerateRequest request, Schema present, Schema wanted) {
		this.present = namesIn(present);
		this.wanted = namesIn(wanted);
		this.renames.putAll(request.renames());
	}

	/**
	 * Finds every name that a request gives.
	 * @param present what is there
	 * @param wanted what the entities need
	 * @throws UnknownObjectException if a name fits nothing
	 */
	static void verify(GenerateRequest request, Schema present, Schema wanted) {
		GivenNames names = new GivenNames(request, present, wanted);
		request.drops().stream().sorted().forEach(names::verifyDrop);
		names.renames.forEach(names::verifyRename);
		request.defaults().keySet().stream().sorted().forEach((column) -> names.verifyWanted("--default", column));
	}

	private void verifyDrop(String name) {
		verifyPresent("--drop", name);
		if (this.wanted.contains(name)) {
			throw new UnknownObjectException("--drop " + name + ": the entities still need it",
					"Remove it from the entities first.");
		}
	}

	private void verifyRename(String from, String to) {
		String option = "--rename " + from + "=" + to + ":";
		verifyPresent(option, from);
		verifyWanted(option, to.contains(".") ? to : holder(from) + to);
	}

	private void verifyPresent(String option, String name) {
		if (!this.present.contains(name)) {
			throw unknown(option, name, "has never been made by a revision", this.present);
		}
	}

	/**
	 * A column may be called by its table's former name, when both are renamed at once.
	 */
	private void verifyWanted(String option, String name) {
		String holder = holder(name);
		String table = holder.isEmpty() ? null : this.renames.get(holder.substring(0, holder.length() - 1));
		String renamed = (table != null) ? table + "." + name.substring(holder.length()) : name;
		if (!this.wanted.contains(name) && !this.wanted.contains(renamed)) {
			throw unknown(option, name, "is not in the entities", this.wanted);
		}
	}

	private static UnknownObjectException unknown(String option, String name, String reason, Set<String> names) {
		String near = String.join(", ", NearMatches.of(name, names));
		return new UnknownObjectException(option + " " + name + " " + reason, near.isEmpty()
				? "Tables are named as in the database, columns as table.column." : "Did you mean: " + near + "?");
	}

	private static String holder(String name) {
		return name.substring(0, name.lastIndexOf('.') + 1);
	}

	private static Set<String> namesIn(Schema schema) {
		Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		names.addAll(SchemaObject.namesOf(schema));
		return names;
	}

}
