package dev.migrate.benchmarks;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.migrate.benchmarks.app.BenchmarkApplication;
import org.springframework.boot.loader.tools.Layouts;
import org.springframework.boot.loader.tools.Library;
import org.springframework.boot.loader.tools.LibraryScope;
import org.springframework.boot.loader.tools.Repackager;

/**
 * An application that is started in a JVM of its own: from a directory of classes, or as
 * the jar that Spring Boot makes of it.
 */
final class StartedApplication {

	private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");

	private static final Pattern PROCESSOR = Pattern.compile("CPU: (\\d+) ms");

	/** Everybody's. */
	private static final List<String> SETTINGS = List.of("--spring.jpa.hibernate.ddl-auto=none",
			"--spring.main.banner-mode=off", "--spring.main.web-application-type=none", "--logging.level.root=warn",
			// It would be the network that is measured
			"--spring.liquibase.analytics-enabled=false");

	private final List<String> command;

	private final List<String> settings;

	private final Path output;

	private StartedApplication(List<String> command, List<String> settings, Path output) {
		this.command = command;
		this.settings = settings;
		this.output = output;
	}

	/**
	 * What somebody types, where it is typed.
	 * @param directory the module's, whose classes are compiled
	 */
	static StartedApplication typed(Path directory, String... command) {
		List<String> there = Stream
			.concat(Stream.of("env", "--unset=CI", "-C", directory.toString()), Stream.of(command))
			.toList();
		return new StartedApplication(there, List.of(), directory.resolve("output"));
	}

	/**
	 * An application.
	 * @param form "jar" or "directory"
	 * @param classes where its changelog is already, and its classes will be
	 */
	static StartedApplication in(String form, Variant variant, Path classes) throws IOException {
		addApplication(classes);
		return form.equals("jar") ? fromJar(variant, classes)
				: fromDirectory(variant, classes, BenchmarkApplication.class);
	}

	/**
	 * Its own classes alone lie in a directory: one more would be looked into for every
	 * class of the libraries behind it.
	 */
	private static StartedApplication fromDirectory(Variant variant, Path classes, Class<?> program)
			throws IOException {
		return java(classes, "-cp", classPath(classes, jars(variant, classes.getParent())), program.getName());
	}

	/**
	 * The directory of classes and the libraries.
	 */
	static String classPath(Path classes, List<File> libraries) {
		return Stream.concat(Stream.of(classes.toFile()), libraries.stream())
			.map(File::getPath)
			.collect(Collectors.joining(File.pathSeparator));
	}

	private static StartedApplication java(Path classes, String... arguments) {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Xmx1g"));
		command.addAll(List.of(arguments));
		return new StartedApplication(command, SETTINGS, classes.resolveSibling("output"));
	}

	private static StartedApplication fromJar(Variant variant, Path classes) throws IOException {
		Path plain = classes.resolveSibling(variant.name() + "-plain.jar");
		Path jar = classes.resolveSibling(variant.name() + ".jar");
		Jars.write(classes, plain);
		List<Library> libraries = jars(variant, classes.getParent()).stream()
			.map((library) -> new Library(library, LibraryScope.COMPILE))
			.toList();
		Repackager repackager = new Repackager(plain.toFile());
		repackager.setMainClass(BenchmarkApplication.class.getName());
		repackager.setLayout(new Layouts.Jar());
		repackager.repackage(jar.toFile(), (callback) -> {
			for (Library library : libraries) {
				callback.library(library);
			}
		});
		return java(classes, "-jar", jar.toString());
	}

	/**
	 * The libraries, of which the modules of this build are made jars.
	 * @param directory where these go
	 */
	static List<File> jars(Variant variant, Path directory) throws IOException {
		List<File> jars = new ArrayList<>();
		for (File file : variant.libraries()) {
			File library = file;
			if (file.isDirectory()) {
				String module = file.getParentFile().getParentFile().getName();
				library = directory.resolve(module + "-benchmark.jar").toFile();
				Jars.write(file.toPath(), library.toPath());
			}
			jars.add(library);
		}
		return jars;
	}

	private static void addApplication(Path classes) throws IOException {
		String name = BenchmarkApplication.class.getPackageName().replace('.', '/');
		Path target = Files.createDirectories(classes.resolve(name));
		Path source;
		try {
			source = Path.of(BenchmarkApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI())
				.resolve(name);
		}
		catch (URISyntaxException ex) {
			throw new IOException(ex);
		}
		try (Stream<Path> files = Files.list(source)) {
			for (Path file : files.toList()) {
				Files.copy(file, target.resolve(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
			}
		}
	}

	/**
	 * Another program with the class path of an application.
	 */
	static StartedApplication program(Class<?> program, Variant variant, Path classes) throws IOException {
		addApplication(classes);
		return fromDirectory(variant, classes, program);
	}

	/**
	 * Starts it and waits for its end.
	 * @param arguments how it is told of its database, and what to do
	 */
	Start start(List<String> arguments) throws IOException, InterruptedException {
		List<String> command = new ArrayList<>(this.command);
		command.addAll(arguments);
		command.addAll(this.settings);
		ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true)
			.redirectOutput(this.output.toFile());
		long begin = System.nanoTime();
		int exitCode = process.start().waitFor();
		Duration time = Duration.ofNanos(System.nanoTime() - begin);
		String output = Files.readString(this.output);
		if (exitCode != 0) {
			throw new IllegalStateException(output);
		}
		return new Start(time.toMillis(), number(PROCESSOR, output), number(PEAK, output) / 1024);
	}

	private static long number(Pattern pattern, String output) {
		Matcher matcher = pattern.matcher(output);
		return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
	}

	/**
	 * What a start took.
	 *
	 * @param millis the time from the start of the process to its end
	 * @param processorMillis the time that processors worked for it, if it says so
	 * @param mebibytes the most memory that it had, if it says so
	 */
	record Start(long millis, long processorMillis, long mebibytes) {
	}

}
