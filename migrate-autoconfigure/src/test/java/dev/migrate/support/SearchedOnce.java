package dev.migrate.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Looks through the hundreds of archives on the class path once for each name, and not
 * for each of the thousands of contexts, factories and runs of the tests, which would be
 * a tenth of their time.
 */
public final class SearchedOnce implements LauncherSessionListener {

	@Override
	public void launcherSessionOpened(LauncherSession session) {
		Thread thread = Thread.currentThread();
		thread.setContextClassLoader(new Loader(thread.getContextClassLoader()));
	}

	/**
	 * Remembers what tests do not add while they run: the declarations of services and
	 * what else is said in {@code META-INF}.
	 */
	private static final class Loader extends ClassLoader {

		private final Map<String, List<URL>> found = new ConcurrentHashMap<>();

		private final Map<String, Optional<URL>> first = new ConcurrentHashMap<>();

		private Loader(ClassLoader parent) {
			super("searched-once", parent);
		}

		@Override
		public Enumeration<URL> getResources(String name) throws IOException {
			if (!name.startsWith("META-INF/")) {
				return super.getResources(name);
			}
			try {
				return Collections.enumeration(this.found.computeIfAbsent(name, this::search));
			}
			catch (UncheckedIOException ex) {
				throw ex.getCause();
			}
		}

		@Override
		public @Nullable URL getResource(String name) {
			return name.startsWith("META-INF/")
					? this.first.computeIfAbsent(name, (key) -> Optional.ofNullable(super.getResource(key)))
						.orElse(null)
					: super.getResource(name);
		}

		private List<URL> search(String name) {
			try {
				return Collections.list(super.getResources(name));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

	}

}
