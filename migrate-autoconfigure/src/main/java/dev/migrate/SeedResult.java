package dev.migrate;

import java.util.List;

/**
 * What was put into the database.
 *
 * @param sources the files and beans that were asked, in their order
 */
public record SeedResult(List<Source> sources) {

	public SeedResult {
		sources = List.copyOf(sources);
	}

	/**
	 * A file or a bean.
	 *
	 * @param name the file's name, or the bean's class
	 * @param done what it has done, in words
	 */
	public record Source(String name, String done) {
	}

}
