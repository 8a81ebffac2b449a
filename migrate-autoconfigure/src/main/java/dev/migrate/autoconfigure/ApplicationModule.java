package dev.migrate.autoconfigure;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.system.ApplicationHome;

/**
 * Finds the directory that the running application was built in, whatever built it and
 * wherever it was started from.
 */
final class ApplicationModule {

	/** Where build tools put classes and jars, below the module. */
	private static final List<Pattern> BUILD_OUTPUTS = List.of(Pattern.compile("(.*)/target/(?:test-)?classes"),
			Pattern.compile("(.*)/target/[^/]+\\.[jw]ar"), Pattern.compile("(.*)/build/classes/[^/]+/[^/]+"),
			Pattern.compile("(.*)/build/libs/[^/]+\\.[jw]ar"),
			Pattern.compile("(.*)/out/(?:production|test)/[^/]+(?:/[^/]+)?"),
			Pattern.compile("(.*)/bin(?:/(?:main|test|default))?"));

	/** What tells a module from a directory that happens to be called "target". */
	private static final List<String> MODULE_FILES = List.of("src", "pom.xml", "build.gradle", "build.gradle.kts");

	private ApplicationModule() {
	}

	/**
	 * The module of the class that carries {@code @SpringBootApplication}, or the working
	 * directory where there is none or where it was not built in place.
	 */
	static Path directory(ListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
			Class<?> type = beanFactory.getType(name, false);
			if (type != null) {
				return directory(new ApplicationHome(type).getSource());
			}
		}
		return workingDirectory();
	}

	/**
	 * The module that a directory of classes, or a jar, was built in.
	 */
	static Path directory(@Nullable File source) {
		return (source != null) ? module(source).orElseGet(ApplicationModule::workingDirectory) : workingDirectory();
	}

	private static Optional<Path> module(File source) {
		String location = source.getAbsolutePath().replace(File.separatorChar, '/');
		for (Pattern output : BUILD_OUTPUTS) {
			Matcher matcher = output.matcher(location);
			if (matcher.matches() && isModule(Path.of(matcher.group(1)))) {
				return Optional.of(Path.of(matcher.group(1)));
			}
		}
		return Optional.empty();
	}

	/**
	 * Whether the application runs from the classes that a build tool or an IDE has made,
	 * rather than from a jar: where somebody is developing it.
	 */
	static boolean runsFromClasses(ListableBeanFactory beanFactory) {
		for (String name : beanFactory.getBeanNamesForAnnotation(SpringBootConfiguration.class)) {
			Class<?> type = beanFactory.getType(name, false);
			File source = (type != null) ? new ApplicationHome(type).getSource() : null;
			if (source != null && source.isDirectory()) {
				return module(source).isPresent();
			}
		}
		return false;
	}

	private static boolean isModule(Path directory) {
		return MODULE_FILES.stream().anyMatch((file) -> Files.exists(directory.resolve(file)));
	}

	private static Path workingDirectory() {
		return Path.of("").toAbsolutePath();
	}

}
