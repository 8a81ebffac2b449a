package dev.migrate.project;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Loads the classes of a project from directories, before those of its libraries: the
 * order of a class path that begins with these directories.
 */
final class ProjectClassLoader extends URLClassLoader {

	static {
		registerAsParallelCapable();
	}

	private final List<Path> directories;

	/** Most classes are of a library's package, of which no directory need be asked. */
	private final Map<String, Boolean> packages = new ConcurrentHashMap<>();

	/**
	 * A loader of a project's classes.
	 * @param directories where they are, separated as in a class path
	 * @param libraries the loader of what they use
	 */
	ProjectClassLoader(String directories, ClassLoader libraries) throws MalformedURLException {
		this(Arrays.stream(directories.split(File.pathSeparator)).map(Path::of).toList(), libraries);
	}

	private ProjectClassLoader(List<Path> directories, ClassLoader libraries) throws MalformedURLException {
		super("project", urls(directories), libraries);
		this.directories = directories;
	}

	private static URL[] urls(List<Path> directories) throws MalformedURLException {
		URL[] urls = new URL[directories.size()];
		for (int i = 0; i < urls.length; i++) {
			urls[i] = directories.get(i).toUri().toURL();
		}
		return urls;
	}

	@Override
	protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
		String file = name.replace('.', '/') + ".class";
		if (!hasPackage(file.substring(0, Math.max(0, file.lastIndexOf('/')))) || findResource(file) == null) {
			return super.loadClass(name, resolve);
		}
		synchronized (getClassLoadingLock(name)) {
			Class<?> loaded = findLoadedClass(name);
			return (loaded != null) ? loaded : findClass(name);
		}
	}

	private boolean hasPackage(String path) {
		return this.packages.computeIfAbsent(path, (directory) -> this.directories.stream()
			.anyMatch((classes) -> Files.isDirectory(classes.resolve(directory))));
	}

	@Override
	public @Nullable URL getResource(String name) {
		URL own = findResource(name);
		return (own != null) ? own : super.getResource(name);
	}

	@Override
	public Enumeration<URL> getResources(String name) throws IOException {
		List<URL> resources = new ArrayList<>(Collections.list(findResources(name)));
		resources.addAll(Collections.list(getParent().getResources(name)));
		return Collections.enumeration(resources);
	}

}
