package dev.migrate.engine;

/**
 * Types that several engines reduce to others in the same way.
 */
final class ReducedTypes {

	static final int REAL_BITS = 24;

	private ReducedTypes() {
	}

	/**
	 * {@code float(p)} is {@code real} up to 24 bits and {@code double precision} beyond.
	 */
	static TypeText floatingPoint(TypeText type) {
		boolean real = !type.arguments().isEmpty() && Integer.parseInt(type.arguments().get(0)) <= REAL_BITS;
		return type.withName(real ? "real" : "double precision").withArguments();
	}

}
