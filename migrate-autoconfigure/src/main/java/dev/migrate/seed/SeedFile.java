package dev.migrate.seed;

import org.springframework.core.io.Resource;

/**
 * A file of rows.
 *
 * @param location its place below the resources, for people
 * @param content what is in it
 */
public record SeedFile(String location, Resource content) {

	/**
	 * The file's own name.
	 */
	String name() {
		return this.location.substring(this.location.lastIndexOf('/') + 1);
	}

}
