package dev.migrate.changelog;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.zip.CRC32;

import org.jspecify.annotations.Nullable;

/**
 * A digest of all that decides what a changelog consists of: the bytes of its files,
 * those of the source tree and those of the class path, where they lie in a jar by the
 * jar's directory; the values that it is given; Liquibase and what extends it. It is
 * taken without Liquibase.
 */
public final class ChangelogDigest {

	/** Where these lie says which Liquibase it is and what extends it. */
	private static final List<String> LIQUIBASE = List.of("liquibase.build.properties",
			"META-INF/services/liquibase.change.Change", "META-INF/services/liquibase.parser.ChangeLogParser",
			"META-INF/services/liquibase.database.Database",
			"META-INF/services/liquibase.changelog.ChangeLogHistoryService",
			"META-INF/services/liquibase.changelog.visitor.ValidatingVisitorGenerator",
			"META-INF/services/liquibase.changeset.ChangeSetService", "META-INF/services/liquibase.command.CommandStep",
			"META-INF/services/liquibase.configuration.AutoloadedConfigurations",
			"META-INF/services/liquibase.configuration.ConfigurationValueProvider",
			"META-INF/services/liquibase.configuration.ConfiguredValueModifier",
			"META-INF/services/liquibase.database.LiquibaseTableNames",
			"META-INF/services/liquibase.servicelocator.ServiceLocator");

	/** Liquibase's switches whose names do not begin with its own, without signs. */
	private static final Set<String> SWITCHES = Set.of("enableescaping", "shouldrun", "ddllocktimeout");

	/**
	 * What Liquibase calls the engine, asked for wherever something is for some engines
	 * only. A database does not become another engine's.
	 */
	private static final String ENGINE = "database.typeName";

	private final ChangelogSettings settings;

	private final Fingerprint fingerprint = new Fingerprint();

	private final List<FoundFile> found = new ArrayList<>();

	private final Map<String, List<String>> names = new HashMap<>();

	private final byte[] buffer = new byte[16 * 1024];

	private ChangelogDigest(ChangelogSettings settings) {
		this.settings = settings;
	}

	/**
	 * Takes the digest.
	 * @param inputs what the changelog was made of when it was last read
	 * @throws IOException if something of it cannot be read, or is where nobody can tell
	 * whether it has changed
	 */
	public static ChangelogDigest of(ChangelogSettings settings, @Nullable ClassLoader classLoader,
			ChangelogInputs inputs) throws IOException {
		ChangelogDigest digest = new ChangelogDigest(settings);
		digest.addSettings();
		digest.addConfiguration(inputs.parameters());
		try (ClassPathFiles classPath = classPath(classLoader)) {
			digest.addLiquibase(classPath);
			for (String folder : inputs.folders()) {
				digest.addFolder(folder, classPath);
			}
			for (String file : inputs.files()) {
				digest.addFile(file, classPath);
			}
		}
		return digest;
	}

	/**
	 * The locations of all files below a folder, once for each place that has one.
	 */
	static List<String> namesBelow(ChangelogSettings settings, @Nullable ClassLoader classLoader, String folder)
			throws IOException {
		List<String> names = new ArrayList<>();
		try (ClassPathFiles classPath = classPath(classLoader)) {
			new ChangelogDigest(settings).visit(folder, classPath, new ClassPathFiles.Visitor() {
				@Override
				public void file(String location, Path file) {
					names.add(location);
				}

				@Override
				public void entry(String location, JarEntry entry) {
					names.add(location);
				}
			});
		}
		return names;
	}

	private static ClassPathFiles classPath(@Nullable ClassLoader classLoader) {
		return new ClassPathFiles((classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader());
	}

	/**
	 * Adds what else matters.
	 */
	public ChangelogDigest and(@Nullable Object value) {
		add(value);
		return this;
	}

	/**
	 * The digest of all that has been added.
	 */
	public String text() {
		return this.fingerprint.text();
	}

	/**
	 * What files hold, by their locations.
	 */
	Map<String, Set<FileContent>> contents() {
		Map<String, Set<FileContent>> contents = new HashMap<>();
		for (FoundFile file : this.found) {
			contents.computeIfAbsent(file.location(), (key) -> new HashSet<>()).add(file.content());
		}
		return contents;
	}

	/**
	 * The locations of the files below a folder.
	 */
	List<String> names(String folder) {
		return this.names.getOrDefault(folder, List.of());
	}

	private void addSettings() {
		add(this.settings.changeLog());
		add(this.settings.directoryLocation());
		add(Files.isDirectory(this.settings.directory()));
		add(this.settings.contexts());
		add(this.settings.labelFilter());
		new TreeMap<>(this.settings.parameters()).forEach((name, value) -> {
			add(name);
			add(value);
		});
	}

	/**
	 * A changelog parameter may be a variable of the environment or a property of the
	 * system, in any case, and Liquibase itself is configured by both.
	 */
	private void addConfiguration(Set<String> parameters) throws IOException {
		Set<String> names = new HashSet<>();
		for (String parameter : parameters) {
			if (!parameter.equalsIgnoreCase(ENGINE) && parameter.toLowerCase(Locale.ROOT).startsWith("database.")) {
				throw new IOException("The changelog asks for " + parameter + " of the database");
			}
			names.add(parameter.toLowerCase(Locale.ROOT));
		}
		Map<String, String> values = new TreeMap<>();
		System.getenv().forEach((name, value) -> values.put("env " + name, value));
		System.getProperties().forEach((name, value) -> values.put("sys " + name, String.valueOf(value)));
		values.forEach((key, value) -> {
			String name = key.substring(4).toLowerCase(Locale.ROOT);
			if (names.contains(name) || name.startsWith("liquibase")
					|| SWITCHES.contains(name.replaceAll("[._-]", ""))) {
				add(key);
				add(value);
			}
		});
		add(Charset.defaultCharset().name());
		add(Locale.getDefault());
		// A checksum has the time that a date of the changelog is, which one zone leaves
		// out and another does not
		add(TimeZone.getDefault().getID());
	}

	private void addLiquibase(ClassPathFiles classPath) throws IOException {
		for (String location : LIQUIBASE) {
			classPath.file(location, new Contents());
		}
	}

	private void addFolder(String folder, ClassPathFiles classPath) throws IOException {
		add(folder);
		Contents contents = new Contents();
		visit(folder, classPath, contents);
		this.names.put(folder, contents.locations);
	}

	private void visit(String folder, ClassPathFiles classPath, ClassPathFiles.Visitor visitor) throws IOException {
		if (folder.isEmpty() || folder.contains(":")) {
			throw new IOException("The changelog includes all of " + folder);
		}
		for (Path directory : onDisk(folder)) {
			ClassPathFiles.directory(folder, directory, visitor);
		}
		classPath.folder(folder, visitor);
	}

	private void addFile(String file, ClassPathFiles classPath) throws IOException {
		add(file);
		Contents contents = new Contents();
		for (Path path : onDisk(file)) {
			if (Files.isRegularFile(path)) {
				contents.file(file, path);
			}
		}
		if (!file.contains(":")) {
			classPath.file(file, contents);
		}
	}

	/**
	 * The places on disk that are looked at before the class path.
	 */
	private Set<Path> onDisk(String location) throws IOException {
		Set<Path> places = new LinkedHashSet<>();
		if (location.equals(this.settings.changeLogPath())) {
			this.settings.changeLogFile().ifPresent(places::add);
		}
		if (location.contains(":")) {
			if (!location.startsWith("file:")) {
				throw new IOException("The changelog reads " + location);
			}
			places.add(Path.of(location.substring("file:".length())).toAbsolutePath().normalize());
			return places;
		}
		String directory = this.settings.directoryLocation();
		if (location.equals(directory) || location.startsWith(directory + "/")) {
			places
				.add(this.settings.directory().resolve(location.substring(directory.length()).replaceFirst("^/", "")));
		}
		this.settings.source(location).ifPresent(places::add);
		return places;
	}

	private void add(@Nullable Object value) {
		this.fingerprint.add((value != null) ? value.toString() : null);
	}

	/**
	 * Adds the files that it is told of.
	 */
	private final class Contents implements ClassPathFiles.Visitor {

		private final List<String> locations = new ArrayList<>();

		@Override
		public void file(String location, Path file) throws IOException {
			add(location);
			CRC32 checksum = new CRC32();
			long size = 0;
			try (InputStream content = new FileInputStream(file.toFile())) {
				byte[] buffer = ChangelogDigest.this.buffer;
				for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
					ChangelogDigest.this.fingerprint.add(buffer, read);
					checksum.update(buffer, 0, read);
					size += read;
				}
			}
			ChangelogDigest.this.fingerprint.add(size);
			found(location, checksum.getValue(), size);
		}

		@Override
		public void entry(String location, JarEntry entry) throws IOException {
			if (entry.getCrc() < 0 || entry.getSize() < 0) {
				throw new IOException("The jar does not tell what is in " + location);
			}
			add(location);
			ChangelogDigest.this.fingerprint.add(entry.getCrc());
			ChangelogDigest.this.fingerprint.add(entry.getSize());
			ChangelogDigest.this.fingerprint.add(entry.getCompressedSize());
			found(location, entry.getCrc(), entry.getSize());
		}

		private void found(String location, long checksum, long size) {
			this.locations.add(location);
			ChangelogDigest.this.found.add(new FoundFile(location, new FileContent(checksum, size)));
		}

	}

	/**
	 * A file that is part of the digest.
	 */
	private record FoundFile(String location, FileContent content) {
	}

}
