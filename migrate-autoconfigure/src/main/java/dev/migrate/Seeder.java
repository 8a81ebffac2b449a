package dev.migrate;

/**
 * Puts rows into the database that an application begins with. Beans of this type are
 * called by {@code migrate seed}, after the files of {@code db/seed} and in their order,
 * in one transaction. A seeder can be called again at any time and has to leave alone
 * what is there.
 */
@FunctionalInterface
public interface Seeder {

	/**
	 * Puts in what is missing. An exception takes back what all seeders have done.
	 */
	void seed() throws Exception;

	/**
	 * The name of the database that it puts them into.
	 */
	default String database() {
		return "default";
	}

}
