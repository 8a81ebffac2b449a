package dev.migrate.project;

import java.util.List;

/**
 * An application that tells how it was started.
 */
final class ManagedMain {

	private ManagedMain() {
	}

	/**
	 * Ends with 7 if that is what it is told.
	 */
	public static void main(String[] args) {
		System.out.println(System.getProperty("migrate.launcher", "nobody") + " " + List.of(args));
		System.err.println("a hint");
		System.exit(List.of(args).contains("fail") ? 7 : 0);
	}

}
