package dev.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import dev.migrate.changelog.ChangelogInitializer;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.project.EnvironmentImport;
import dev.migrate.project.LauncherScripts;

/**
 * Makes a source tree ready for its first revision. What is there already is left alone.
 */
final class Initializer {

	private final ChangelogLoader changelogs;

	private final HostApplication application;

	private final List<Path> created = new ArrayList<>();

	private final List<Path> changed = new ArrayList<>();

	private final List<String> suggestions = new ArrayList<>();

	Initializer(ChangelogLoader changelogs, HostApplication application) {
		this.changelogs = changelogs;
		this.application = application;
	}

	InitResult run() {
		this.created.addAll(new ChangelogInitializer(this.changelogs).run());
		String mainClass = this.application.mainClass();
		if (mainClass != null && isBuilt()) {
			this.created.addAll(new LauncherScripts(this.application.module(), mainClass).write());
			importEnvironment();
		}
		return new InitResult(this.changelogs.settings().changeLog(), this.changelogs.settings().directory(),
				this.created, this.changed, this.suggestions);
	}

	/**
	 * A jar that was copied to a server has no build to start, and no sources to change.
	 */
	private boolean isBuilt() {
		return Stream.of("pom.xml", "build.gradle", "build.gradle.kts")
			.anyMatch((file) -> Files.exists(this.application.module().resolve(file)));
	}

	private void importEnvironment() {
		Path resources = this.application.module().resolve("src/main/resources");
		if (mentionsEnvironmentFile(resources)) {
			return;
		}
		boolean configured = !configurations(resources).isEmpty();
		Path file = new EnvironmentImport(resources).add();
		if (file == null) {
			this.suggestions.add("To keep the database's password out of the sources, let the application read a file "
					+ ".env: spring.config.import=" + EnvironmentImport.LOCATION);
		}
		else {
			(configured ? this.changed : this.created).add(file);
		}
	}

	private static boolean mentionsEnvironmentFile(Path resources) {
		return configurations(resources).stream().anyMatch((file) -> {
			try {
				return Files.readString(file).contains("file:.env");
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		});
	}

	private static List<Path> configurations(Path resources) {
		return Stream.of("application.properties", "application.yml", "application.yaml")
			.map(resources::resolve)
			.filter(Files::isRegularFile)
			.toList();
	}

}
