package dev.migrate.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.TypeFamily.Family;

import org.jspecify.annotations.Nullable;

/**
 * Says which values of a type another type cannot take. Both are in normal spelling.
 */
final class TypeNarrowing {

	private static final int DOUBLE_DIGITS = 15;

	private static final int REAL_DIGITS = 6;

	/** How long the text of a value can get. */
	private static final Map<Family, Integer> TEXT_LENGTH = Map.of(Family.BOOLEAN, 5, Family.DATE, 10, Family.UUID, 36,
			Family.TIME, 21, Family.TIMESTAMP, 35, Family.APPROXIMATE, 24);

	private final TypeText from;

	private final TypeText to;

	private final Family source;

	private final Family target;

	private TypeNarrowing(TypeText from, TypeText to) {
		this.from = from;
		this.to = to;
		this.source = TypeFamily.of(from);
		this.target = TypeFamily.of(to);
	}

	static @Nullable String between(String fromType, String toType) {
		if (fromType.equals(toType)) {
			return null;
		}
		TypeText from = TypeText.parse(fromType);
		TypeText to = TypeText.parse(toType);
		if (from.isArray() != to.isArray()) {
			return "values that cannot be converted to " + toType;
		}
		return from.element().equals(to.element()) ? null : new TypeNarrowing(from, to).narrowing();
	}

	private @Nullable String narrowing() {
		return switch (this.target) {
			case CHARACTER -> toCharacter();
			case BINARY -> (this.source == Family.BINARY) ? shorter("bytes") : inconvertible();
			case EXACT -> toExact();
			case APPROXIMATE -> toApproximate();
			case TIME -> (this.source == Family.TIME) ? otherTime()
					: (this.source == Family.TIMESTAMP) ? "the date" : inconvertible();
			case DATE -> (this.source == Family.TIMESTAMP) ? "the time of day" : inconvertible();
			case TIMESTAMP -> toTimestamp();
			case ENUM -> toEnum();
			case JSON -> (this.source == Family.JSON) ? null : inconvertible();
			default -> inconvertible();
		};
	}

	private @Nullable String toCharacter() {
		Integer limit = TypeFamily.length(this.to);
		if (this.source == Family.CHARACTER) {
			return shorter("characters");
		}
		if (this.source == Family.BINARY || this.source == Family.LARGE_OBJECT) {
			return inconvertible();
		}
		Integer needed = switch (this.source) {
			case ENUM -> this.from.arguments().stream().mapToInt((value) -> value.length() - 2).max().orElse(0);
			case EXACT -> exactTextLength();
			default -> TEXT_LENGTH.get(this.source);
		};
		boolean fits = limit == null || (needed != null && needed <= limit);
		return fits ? null : "values whose text is longer than " + limit + " characters";
	}

	private @Nullable Integer exactTextLength() {
		ExactNumber exact = ExactNumber.of(this.from);
		return (exact != null) ? exact.integerDigits() + exact.scale() + 2 : null;
	}

	private @Nullable String shorter(String unit) {
		Integer before = TypeFamily.length(this.from);
		Integer after = TypeFamily.length(this.to);
		return (after == null || (before != null && before <= after)) ? null
				: "values longer than " + after + " " + unit;
	}

	private @Nullable String toExact() {
		if (this.source == Family.APPROXIMATE) {
			return "values that " + this.to.scalar() + " cannot hold exactly";
		}
		if (this.source != Family.EXACT) {
			return inconvertible();
		}
		ExactNumber before = ExactNumber.of(this.from);
		ExactNumber after = ExactNumber.of(this.to);
		if (after == null) {
			return null;
		}
		List<String> losses = new ArrayList<>();
		if (before == null || before.integerDigits() > after.safeDigits()) {
			losses.add(this.to.name().equals("numeric")
					? "values with more than " + after.integerDigits() + " digits before the decimal point"
					: "values outside the range of " + this.to.scalar());
		}
		if (before == null || before.scale() > after.scale()) {
			losses.add((after.scale() > 0) ? "digits beyond " + after.scale() + " after the decimal point"
					: "digits after the decimal point");
		}
		return losses.isEmpty() ? null : String.join(" and ", losses);
	}

	private @Nullable String toApproximate() {
		boolean real = this.to.name().equals("real");
		if (this.source == Family.APPROXIMATE) {
			boolean narrower = TypeFamily.approximateRank(this.from) > TypeFamily.approximateRank(this.to);
			return narrower ? "digits beyond the precision of " + this.to.scalar() : null;
		}
		if (this.source != Family.EXACT) {
			return inconvertible();
		}
		ExactNumber before = ExactNumber.of(this.from);
		int digits = (before != null) ? before.integerDigits() + before.scale() : Integer.MAX_VALUE;
		boolean exact = this.to.name().equals("decfloat") || digits <= (real ? REAL_DIGITS : DOUBLE_DIGITS);
		return exact ? null : "digits beyond the precision of " + this.to.scalar();
	}

	private @Nullable String toTimestamp() {
		return switch (this.source) {
			case DATE -> zone();
			case TIMESTAMP -> otherTime();
			default -> inconvertible();
		};
	}

	private @Nullable String otherTime() {
		String zone = zone();
		return (zone != null) ? zone : fewerFractions();
	}

	private @Nullable String zone() {
		if (!TypeFamily.changesZone(this.from, this.to)) {
			return null;
		}
		return TypeFamily.hasZone(this.from) ? "the time zone" : "the time zone in which values are meant";
	}

	private @Nullable String fewerFractions() {
		Integer before = TypeFamily.length(this.from);
		Integer after = TypeFamily.length(this.to);
		return (before == null || after == null || before <= after) ? null
				: "fractions of a second beyond " + after + " digits";
	}

	private @Nullable String toEnum() {
		String others = "values other than " + String.join(", ", this.to.arguments());
		if (this.source != Family.ENUM) {
			return (this.source == Family.CHARACTER) ? others : inconvertible();
		}
		List<String> removed = new ArrayList<>(this.from.arguments());
		removed.removeAll(this.to.arguments());
		if (removed.isEmpty()) {
			return null;
		}
		return ((removed.size() == 1) ? "the value " : "the values ") + String.join(", ", removed);
	}

	private String inconvertible() {
		return "values that cannot be converted to " + this.to.scalar();
	}

}
