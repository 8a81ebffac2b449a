package dev.migrate.diff;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import dev.migrate.change.SchemaChange;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Table;
import dev.migrate.schema.TypeRules;

/**
 * Compares the constraints or the indexes of a table: one subclass per kind. A name
 * counts only where somebody chose it, otherwise the content decides.
 *
 * @param <T> the kind of member
 */
abstract class MemberDiffer<T> {

	/**
	 * The kind in words, as the start of a sentence: {@code Unique constraint}.
	 */
	abstract String kind();

	abstract List<T> of(Table table);

	abstract Table with(Table table, List<T> members);

	abstract ObjectName name(T member);

	/**
	 * Whether the member cannot be there without the column.
	 */
	abstract boolean uses(T member, Identifier column);

	/**
	 * Whether both do the same, whatever their names.
	 */
	abstract boolean sameContent(T before, T wanted);

	/**
	 * Whether the wanted one takes the place of the present one though it does something
	 * else: a change, not one gone and another new.
	 */
	boolean supersedes(T before, T wanted) {
		return false;
	}

	/**
	 * Whether the member has to be away while a column that it uses gets another type.
	 */
	boolean holdsTypes(TypeRules types) {
		return false;
	}

	/**
	 * Whether the member has to be away while a column that it uses gets another type or
	 * becomes mandatory.
	 */
	boolean holdsColumns(TypeRules types) {
		return false;
	}

	/**
	 * Whether the member has a form that entities cannot express, so that only a person
	 * can have meant it.
	 */
	boolean handMade(T member) {
		return false;
	}

	abstract SchemaChange add(QualifiedName table, T member);

	abstract SchemaChange drop(QualifiedName table, T member);

	final Stream<ObjectName> names(Table table) {
		return of(table).stream().map(this::name);
	}

	/**
	 * The table without the members that use one of the columns.
	 */
	final Table without(Table table, Set<Identifier> columns) {
		return with(table,
				of(table).stream()
					.filter((member) -> columns.stream().noneMatch((column) -> uses(member, column)))
					.toList());
	}

	final boolean same(T before, T wanted) {
		return sameContent(before, wanted) && (!name(wanted).isChosen() || sameName(before, wanted));
	}

	final Pairing<T> pair(List<T> before, List<T> wanted) {
		return Pairing.of(before, wanted, List.of((b, w) -> sameContent(b, w) && sameName(b, w), this::same,
				this::sameGivenName, this::supersedes));
	}

	/**
	 * Those that do the same by different names.
	 */
	final List<Pairing.Pair<T>> otherNames(List<T> present, List<T> wanted) {
		return byContent(present, wanted).pairs()
			.stream()
			.filter((pair) -> !sameName(pair.before(), pair.wanted()))
			.toList();
	}

	/**
	 * Those beside which there is one that does the same by the wanted name.
	 */
	final List<Pairing.Pair<T>> doubles(List<T> present, List<T> wanted) {
		Pairing<T> pairing = byContent(present, wanted);
		return pairing.gone()
			.stream()
			.flatMap((member) -> pairing.pairs()
				.stream()
				.map(Pairing.Pair::wanted)
				.filter((known) -> sameContent(member, known))
				.limit(1)
				.map((known) -> new Pairing.Pair<>(member, known)))
			.toList();
	}

	private Pairing<T> byContent(List<T> present, List<T> wanted) {
		return Pairing.of(present, wanted, List.of((p, w) -> sameContent(p, w) && sameName(p, w), this::sameContent));
	}

	/**
	 * Adds the steps for one table.
	 * @param disturbed which members have to go and come back though they do not change,
	 * because something changes below them or something else takes their name
	 */
	final void difference(QualifiedName table, List<T> before, List<T> wanted, BiPredicate<T, T> disturbed,
			Steps steps) {
		Pairing<T> pairing = pair(before, wanted);
		for (Pairing.Pair<T> pair : pairing.pairs()) {
			if (!same(pair.before(), pair.wanted()) || disturbed.test(pair.before(), pair.wanted())) {
				steps.add(drop(table, pair.before()));
				steps.add(add(table, pair.wanted()));
			}
		}
		pairing.gone().forEach((member) -> steps.add(drop(table, member)));
		pairing.added().forEach((member) -> steps.add(add(table, member)));
	}

	/**
	 * Whether a member would keep a name that is of no interest here but claimed
	 * elsewhere.
	 */
	final boolean holdsClaimedName(T before, T wanted, Set<Identifier> claimed) {
		return !sameName(before, wanted) && claimed.contains(name(before).identifier());
	}

	/**
	 * An order that does not depend on names that an engine made up.
	 */
	final Table sorted(Table table) {
		Comparator<T> order = Comparator
			.comparing((T member) -> (name(member).origin() != ObjectName.Origin.ENGINE) ? name(member).toString() : "")
			.thenComparing((member) -> content(member))
			.thenComparing((member) -> name(member).toString());
		return with(table, of(table).stream().sorted(order).toList());
	}

	/**
	 * What the member does, as text to sort by.
	 */
	abstract String content(T member);

	private boolean sameName(T before, T wanted) {
		return name(before).identifier().sameWord(name(wanted).identifier());
	}

	// An engine counts its own names up, so that two equal ones mean nothing
	private boolean sameGivenName(T before, T wanted) {
		return name(wanted).origin() != ObjectName.Origin.ENGINE && sameName(before, wanted);
	}

}
