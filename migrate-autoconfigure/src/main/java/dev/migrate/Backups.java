package dev.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.engine.BackupAccess;
import dev.migrate.engine.Engine;
import dev.migrate.execution.HistoryTables;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import org.jspecify.annotations.Nullable;

/**
 * The backups of one database. Their names begin with the time and end with the engine.
 */
final class Backups {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT)
		.withZone(ZoneOffset.UTC);

	private static final Pattern NAME = Pattern.compile("\\d{8}_\\d{6}_(?:(.+)_)?([a-z0-9]+)(?:-\\d+)?\\.[a-z]+");

	private static final Pattern NUMBER = Pattern.compile("-(\\d{1,9})\\.[a-z]+$");

	private final String database;

	private final LiveDatabase live;

	private final BackupSettings settings;

	private final Function<Engine, Set<Identifier>> named;

	/**
	 * The backups of a database.
	 * @param named finds the schemas beside its own that its revisions name
	 */
	Backups(String database, LiveDatabase live, BackupSettings settings, Function<Engine, Set<Identifier>> named) {
		this.named = named;
		this.database = database;
		this.live = live;
		this.settings = settings;
	}

	/**
	 * Saves the database in a new file.
	 * @param file the file, or null for one that is named after the time
	 */
	BackupResult save(@Nullable Path file) {
		return this.live.failingClearly(() -> {
			Engine engine = this.live.engine();
			Path target = (file != null) ? file.toAbsolutePath() : newFile(engine);
			if (Files.exists(target)) {
				throw new MigrationException(target + " exists already.",
						"Name another file; it has not been touched.");
			}
			try {
				return save(engine, target);
			}
			catch (IOException ex) {
				throw new MigrationException("Cannot write " + target + ": " + ex.getMessage(),
						"Make its directory writable, or set app.migrate.backup.directory to another one.", ex);
			}
		});
	}

	private BackupResult save(Engine engine, Path target) throws IOException, SQLException {
		createDirectory(target.resolveSibling("").toAbsolutePath());
		Path part = target.resolveSibling(target.getFileName() + ".part");
		try {
			Files.deleteIfExists(part);
			Files.createFile(part);
			// It holds what the database holds
			PosixFileAttributeView view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
			if (view != null) {
				view.setPermissions(PosixFilePermissions.fromString("rw-------"));
			}
			engine.backupTool().save(access(engine), part);
			Files.move(part, target);
			return new BackupResult(target, Files.size(target));
		}
		finally {
			Files.deleteIfExists(part);
		}
	}

	private BackupAccess access(Engine engine) throws SQLException {
		HistoryTables tables = this.live.liquibase().tables();
		String lock = (tables.schema() != null) ? tables.schema() + "." + tables.lock() : tables.lock();
		return BackupAccess.of(this.live.dataSource(), this.settings.programs(), this.live.home(engine),
				() -> this.named.apply(engine).stream().map(engine::catalogName).toList(), lock,
				List.of(tables.history(), tables.state()));
	}

	/**
	 * A directory of ours keeps its files out of version control by itself.
	 */
	private void createDirectory(Path directory) throws IOException {
		boolean ours = directory.normalize().startsWith(this.settings.directory());
		boolean isNew = !Files.isDirectory(this.settings.directory());
		Files.createDirectories(directory);
		if (ours && isNew) {
			Files.writeString(this.settings.directory().resolve(".gitignore"), "*\n");
		}
	}

	private Path newFile(Engine engine) {
		String stem = TIME.format(Clock.systemUTC().instant()) + "_"
				+ (this.database.equals("default") ? "" : this.database + "_") + engine.id();
		String suffix = "." + engine.backupTool().suffix();
		Path file = this.settings.directory().resolve(stem + suffix);
		for (int i = 2; Files.exists(file); i++) {
			file = this.settings.directory().resolve(stem + "-" + i + suffix);
		}
		return file;
	}

	/**
	 * The backups that are there, the newest first.
	 */
	List<Path> list() {
		if (!Files.isDirectory(this.settings.directory())) {
			return List.of();
		}
		try (Stream<Path> files = Files.list(this.settings.directory())) {
			return files.filter(this::isOfThisDatabase)
				.sorted(Comparator.comparing(Backups::ordered).reversed())
				.toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw new MigrationException("Cannot read " + this.settings.directory() + ": " + ex.getMessage(),
					"Make it readable, or set app.migrate.backup.directory to another one.", ex);
		}
	}

	/** The second of one moment is behind the first, which has no number. */
	private static String ordered(Path file) {
		String name = file.getFileName().toString();
		Matcher number = NUMBER.matcher(name);
		return number.find()
				? name.substring(0, number.start()) + String.format(Locale.ROOT, "-%09d", Long.valueOf(number.group(1)))
				: name.replaceFirst("\\.[a-z]+$", "");
	}

	private boolean isOfThisDatabase(Path file) {
		Matcher name = NAME.matcher(file.getFileName().toString());
		if (!Files.isRegularFile(file) || !name.matches()) {
			return false;
		}
		return (name.group(1) != null) ? name.group(1).equals(this.database) : this.database.equals("default");
	}

	/**
	 * The file that is meant.
	 * @param name a file, the beginning of the name of a backup that is there, or null
	 * for the newest
	 */
	Path find(@Nullable String name) {
		List<Path> known = list();
		if (name == null) {
			return known.stream()
				.findFirst()
				.orElseThrow(() -> new MigrationException("There is no backup in " + this.settings.directory() + ".",
						"Make one with 'migrate backup', or name the file to restore."));
		}
		if (Files.isRegularFile(Path.of(name))) {
			return Path.of(name).toAbsolutePath();
		}
		List<Path> meant = known.stream().filter((file) -> file.getFileName().toString().startsWith(name)).toList();
		if (meant.size() != 1) {
			throw new MigrationException(
					(meant.isEmpty() ? "There is no backup '" + name + "'"
							: "Several backups begin with '" + name + "'") + " in " + this.settings.directory() + ".",
					known.isEmpty() ? "There is none at all: 'migrate backup' makes one." : "There are: "
							+ String.join(", ", known.stream().map((file) -> file.getFileName().toString()).toList()));
		}
		return meant.get(0);
	}

	/**
	 * Where a schema is part of a database, the whole of that is saved and brought back.
	 */
	private void requireAllOfIt() {
		if (this.settings.shared() && this.live.hasSchemas()) {
			throw new MigrationException(
					"A backup of '" + this.database + "' is one of the database that it shares with others.",
					"To bring all of them back, leave --tenant out and name the file.");
		}
	}

	/**
	 * Makes the database what it was.
	 */
	void restore(Path file) {
		this.live.failingClearly(() -> {
			requireAllOfIt();
			Engine engine = this.live.engine();
			Matcher name = NAME.matcher(file.getFileName().toString());
			if (name.matches() && !name.group(2).equals(engine.id())) {
				throw new MigrationException(
						file + " was made on " + name.group(2) + ", and this database is " + engine.displayName() + ".",
						"Connect the application to such a database, or name another backup.");
			}
			try {
				engine.backupTool().restore(access(engine), file);
				return file;
			}
			catch (IOException ex) {
				throw new MigrationException("Cannot read " + file + ": " + ex.getMessage(), "Name another file.", ex);
			}
		});
	}

}
