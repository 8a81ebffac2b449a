package dev.migrate.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import dev.migrate.diff.Matches.Match;
import dev.migrate.failure.MigrationException;

/**
 * Finds out which objects of a kind are the same before and after: first the renames that
 * the user has named, then equal names, then names that differ in case only, and last
 * what looks alike, where a person decides.
 *
 * @param <T> the kind of object
 */
final class ObjectMatcher<T> {

	private final RenameRules<T> rules;

	private final List<T> gone;

	private final List<T> added;

	private final Map<Object, T> present = new LinkedHashMap<>();

	private final Map<Object, T> wanted = new LinkedHashMap<>();

	private final List<Pairing.Pair<T>> pairs = new ArrayList<>();

	ObjectMatcher(RenameRules<T> rules, List<T> from, List<T> to) {
		this.rules = rules;
		this.gone = new ArrayList<>(from);
		this.added = new ArrayList<>(to);
		from.forEach((object) -> this.present.put(rules.name(object), object));
		to.forEach((object) -> this.wanted.put(rules.name(object), object));
	}

	Matches<T> match() {
		Map<T, T> named = namedRenames();
		named.forEach(this::pair);
		List<T> blocking = named.values()
			.stream()
			.flatMap((to) -> occupant(to).stream())
			.filter((occupant) -> !named.containsKey(occupant))
			.toList();
		pairAll((from, to) -> this.rules.name(from).equals(this.rules.name(to)));
		pairAll((from, to) -> renamable(from) && this.rules.sameWord(from, to));
		List<Match<T>> open = ask();
		return new Matches<>(List.copyOf(this.pairs), open, blocking);
	}

	private Map<T, T> namedRenames() {
		Map<T, T> named = new LinkedHashMap<>();
		for (T from : this.gone) {
			this.added.stream()
				.filter((to) -> !this.rules.name(from).equals(this.rules.name(to)) && !named.containsValue(to)
						&& this.rules.named(from, to))
				.findFirst()
				.ifPresent((to) -> named.put(from, to));
		}
		boolean settled = false;
		while (!settled) {
			settled = !named.entrySet().removeIf((entry) -> isOver(entry.getKey(), entry.getValue(), named));
		}
		return named;
	}

	/**
	 * Whether the new name is taken. A setting may still name a rename that was carried
	 * out long ago; then the old name is back for another purpose and wanted.
	 */
	private boolean isOver(T from, T to, Map<T, T> named) {
		Optional<T> occupant = occupant(to).filter((other) -> !named.containsKey(other) && !this.rules.dropped(other));
		if (occupant.isPresent() && !this.wanted.containsKey(this.rules.name(from))) {
			String taken = this.rules.from(occupant.get());
			throw new MigrationException(
					this.rules.from(from) + " cannot be renamed to " + this.rules.to(to) + ", because " + taken
							+ " is there already.",
					"Say what becomes of " + taken + " as well, with --rename " + taken + "=<new name> or --drop "
							+ taken + ", or leave the rename out.");
		}
		return occupant.isPresent();
	}

	private Optional<T> occupant(T to) {
		return Optional.ofNullable(this.present.get(this.rules.name(to)));
	}

	private void pairAll(BiPredicate<T, T> predicate) {
		for (T from : List.copyOf(this.gone)) {
			this.added.stream().filter((to) -> predicate.test(from, to)).findFirst().ifPresent((to) -> pair(from, to));
		}
	}

	private void pair(T from, T to) {
		this.pairs.add(new Pairing.Pair<>(from, to));
		this.gone.remove(from);
		this.added.remove(to);
	}

	private boolean renamable(T from) {
		return this.rules.managed(from) && !this.rules.dropped(from);
	}

	private List<Match<T>> ask() {
		List<Match<T>> looks = looksAlike();
		List<Match<T>> open = new ArrayList<>(ask(looks));
		open.removeIf((match) -> !isOpen(match));
		List<T> left = this.gone.stream().filter(this::renamable).toList();
		List<Match<T>> kin = left(looks, open, (from, to) -> this.rules.lastResort(from, to, left, this.added));
		open.addAll(ask(kin));
		open.removeIf((match) -> !isOpen(match));
		List<Match<T>> asked = Stream.concat(looks.stream(), kin.stream()).toList();
		List<T> rest = this.gone.stream().filter(this::renamable).toList();
		open.addAll(ask(left(asked, open, (from, to) -> this.rules.conceivable(from, to, rest, this.added))));
		return open.stream().filter(this::isOpen).toList();
	}

	private List<Match<T>> ask(List<Match<T>> candidates) {
		List<Match<T>> open = new ArrayList<>();
		for (Match<T> match : candidates) {
			if (!isOpen(match)) {
				continue;
			}
			Optional<Boolean> answer = this.rules.decide(match.candidate());
			if (answer.isEmpty()) {
				open.add(match);
			}
			else if (answer.get()) {
				pair(match.from(), match.to());
			}
		}
		return open;
	}

	private boolean isOpen(Match<T> match) {
		return this.gone.contains(match.from()) && this.added.contains(match.to());
	}

	private List<Match<T>> looksAlike() {
		List<Match<T>> candidates = new ArrayList<>();
		for (T from : this.gone.stream().filter(this::renamable).toList()) {
			for (T to : this.added) {
				this.rules.likeness(from, to)
					.ifPresent((likeness) -> candidates
						.add(new Match<>(from, to, this.rules.candidate(from, to), likeness)));
			}
		}
		return sorted(candidates);
	}

	/**
	 * Neither what has been asked about already nor what something better is open for.
	 */
	private List<Match<T>> left(List<Match<T>> asked, List<Match<T>> open, BiPredicate<T, T> condition) {
		List<Match<T>> candidates = new ArrayList<>();
		for (T from : this.gone.stream().filter(this::renamable).toList()) {
			for (T to : this.added) {
				if (open.stream().noneMatch((match) -> match.from() == from || match.to() == to)
						&& asked.stream().noneMatch((match) -> match.from() == from && match.to() == to)
						&& condition.test(from, to)) {
					candidates.add(new Match<>(from, to, this.rules.candidate(from, to), 0));
				}
			}
		}
		return sorted(candidates);
	}

	private static <T> List<Match<T>> sorted(List<Match<T>> candidates) {
		candidates.sort(Comparator.comparingDouble((Match<T> match) -> -match.likeness())
			.thenComparing((match) -> match.candidate().from())
			.thenComparing((match) -> match.candidate().to()));
		return candidates;
	}

}
