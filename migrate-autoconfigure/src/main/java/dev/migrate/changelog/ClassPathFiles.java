package dev.migrate.changelog;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The files of a class path, in directories and in jars, jars within jars included.
 */
final class ClassPathFiles implements AutoCloseable {

	private final ClassLoader classLoader;

	private final Map<String, JarFile> jars = new HashMap<>();

	ClassPathFiles(ClassLoader classLoader) {
		this.classLoader = classLoader;
	}

	/**
	 * All files that the class path has at a location.
	 * @throws IOException if the class path has one in a place that cannot be looked into
	 */
	void file(String location, Visitor visitor) throws IOException {
		for (URL url : urls(location)) {
			if (url.getProtocol().equals("file")) {
				if (!Files.isDirectory(path(url))) {
					visitor.file(location, path(url));
				}
			}
			else {
				JarURLConnection connection = connection(url);
				visitor.entry(location, jar(connection).getJarEntry(connection.getEntryName()));
			}
		}
	}

	/**
	 * All files below all folders that the class path has at a location.
	 * @throws IOException if the class path has one in a place that cannot be looked into
	 */
	void folder(String location, Visitor visitor) throws IOException {
		for (URL url : urls(location + "/")) {
			if (url.getProtocol().equals("file")) {
				directory(location, path(url), visitor);
			}
			else {
				JarURLConnection connection = connection(url);
				directory(location, jar(connection), connection.getEntryName(), visitor);
			}
		}
	}

	static void directory(String location, Path directory, Visitor visitor) throws IOException {
		if (!Files.isDirectory(directory)) {
			return;
		}
		Path root = directory.toAbsolutePath();
		List<Path> files = new ArrayList<>();
		// As Spring and Liquibase look for them
		Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE,
				new SimpleFileVisitor<>() {
					@Override
					public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
						if (attributes.isRegularFile()) {
							files.add(file);
						}
						return FileVisitResult.CONTINUE;
					}
				});
		Collections.sort(files);
		// The root of a file system ends with a separator of its own
		int prefix = root.toString().length() - ((root.getNameCount() == 0) ? 1 : 0);
		for (Path file : files) {
			visitor.file(location + file.toString().substring(prefix).replace('\\', '/'), file);
		}
	}

	private static void directory(String location, JarFile jar, String folder, Visitor visitor) throws IOException {
		for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
			JarEntry entry = entries.nextElement();
			if (entry.getName().startsWith(folder) && !entry.isDirectory()) {
				visitor.entry(location + "/" + entry.getName().substring(folder.length()), entry);
			}
		}
	}

	private List<URL> urls(String location) throws IOException {
		List<URL> urls = new ArrayList<>();
		this.classLoader.getResources(location).asIterator().forEachRemaining(urls::add);
		return urls;
	}

	private static JarURLConnection connection(URL url) throws IOException {
		if (url.openConnection() instanceof JarURLConnection connection) {
			connection.setUseCaches(false);
			return connection;
		}
		throw new IOException("Cannot look into " + url);
	}

	private JarFile jar(JarURLConnection connection) throws IOException {
		String key = connection.getJarFileURL().toString();
		JarFile jar = this.jars.get(key);
		if (jar == null) {
			jar = connection.getJarFile();
			this.jars.put(key, jar);
		}
		return jar;
	}

	private static Path path(URL url) throws IOException {
		try {
			return Path.of(new URI(url.toString()));
		}
		catch (URISyntaxException ex) {
			throw new IOException(ex);
		}
	}

	@Override
	public void close() throws IOException {
		for (JarFile jar : this.jars.values()) {
			jar.close();
		}
	}

	/**
	 * Is told what there is.
	 */
	interface Visitor {

		void file(String location, Path file) throws IOException;

		void entry(String location, JarEntry entry) throws IOException;

	}

}
