package dev.migrate.changelog;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the class path has what lies in the source tree.
 */
final class ClassPathLocation {

	private static final String RESOURCES = "/resources/";

	private ClassPathLocation() {
	}

	/**
	 * A location without the prefixes and slashes that mean nothing to the class path.
	 */
	static String of(String location) {
		return isPlain(location) ? location
				: location.replace('\\', '/')
					.replaceFirst("^classpath\\*?:", "")
					.replaceAll("/+", "/")
					.replaceFirst("^/", "")
					.replaceFirst("/$", "");
	}

	/** As nearly all are that Liquibase asks for. */
	private static boolean isPlain(String location) {
		return !location.startsWith("/") && !location.endsWith("/") && !location.contains("//")
				&& location.indexOf('\\') < 0 && !location.startsWith("classpath");
	}

	/**
	 * The class path location of a directory in a source tree: what follows the resources
	 * folder, else what follows the folder that it shares with the master changelog, else
	 * its own name.
	 */
	static String of(Path directory, String changeLogPath) {
		String path = directory.toString().replace('\\', '/');
		int resources = path.lastIndexOf(RESOURCES);
		if (resources >= 0) {
			return path.substring(resources + RESOURCES.length());
		}
		int parentEnd = changeLogPath.lastIndexOf('/');
		String parent = (parentEnd > 0) ? "/" + changeLogPath.substring(0, parentEnd + 1) : null;
		if (parent != null && path.contains(parent)) {
			return path.substring(path.lastIndexOf(parent) + 1);
		}
		return path.substring(path.lastIndexOf('/') + 1);
	}

	/**
	 * The folder to which a class path location is relative.
	 */
	static Optional<Path> root(Path directory, String location) {
		Path root = directory;
		for (int level = Path.of(location).getNameCount(); level > 0 && root != null; level--) {
			root = root.getParent();
		}
		return Optional.ofNullable(root);
	}

}
