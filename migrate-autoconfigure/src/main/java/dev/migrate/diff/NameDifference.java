package dev.migrate.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Table;

/**
 * A constraint or an index that does what a revision's does, but goes by another name: a
 * later revision that speaks of it by its name would not find it.
 *
 * @param table its table
 * @param present the name that it has
 * @param wanted the name that revisions know
 * @param kind what it is, as the start of a sentence: {@code Unique constraint}
 * @param drop the step that takes it away
 * @param add the step that makes it by the wanted name
 * @param made whether one by the wanted name is there as well: what made it has ended
 * before it could take the other one away
 */
public record NameDifference(QualifiedName table, ObjectName present, ObjectName wanted, String kind, SchemaChange drop,
		SchemaChange add, boolean made) {

	/**
	 * Finds those of the tables that both schemas have.
	 * @param present what is there
	 * @param wanted what revisions make
	 */
	public static List<NameDifference> between(Schema present, Schema wanted) {
		List<NameDifference> differences = new ArrayList<>();
		for (Table table : wanted.tables()) {
			present.table(table.name())
				.ifPresent(
						(there) -> Members.ALL.forEach((differ) -> differences.addAll(between(differ, there, table))));
		}
		return List.copyOf(differences);
	}

	private static <T> List<NameDifference> between(MemberDiffer<T> differ, Table present, Table wanted) {
		List<T> there = differ.of(present);
		List<T> known = differ.of(wanted);
		return Stream
			.concat(differ.otherNames(there, known).stream().map((pair) -> of(differ, present, wanted, pair, false)),
					differ.doubles(there, known).stream().map((pair) -> of(differ, present, wanted, pair, true)))
			.toList();
	}

	private static <T> NameDifference of(MemberDiffer<T> differ, Table present, Table wanted, Pairing.Pair<T> pair,
			boolean made) {
		return new NameDifference(wanted.name(), differ.name(pair.before()), differ.name(pair.wanted()), differ.kind(),
				differ.drop(present.name(), pair.before()), differ.add(wanted.name(), pair.wanted()), made);
	}

	/**
	 * The same with another name of the table.
	 */
	public NameDifference in(QualifiedName table) {
		return new NameDifference(table, this.present, this.wanted, this.kind, this.drop, this.add, this.made);
	}

	/**
	 * What it is, in words: {@code check constraint item_stock_check of item}.
	 */
	public String what() {
		return this.kind.toLowerCase(Locale.ROOT) + " " + this.present + " of " + this.table;
	}

}
