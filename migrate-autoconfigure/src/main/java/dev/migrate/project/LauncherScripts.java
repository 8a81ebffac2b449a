package dev.migrate.project;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import dev.migrate.failure.MigrationException;
import dev.migrate.file.WholeFile;

/**
 * The scripts {@code manage} and {@code manage.cmd}, which run commands on the built
 * class path, so that streams and exit codes arrive as they are.
 */
public final class LauncherScripts {

	private static final String FOR_SHELLS = "manage";

	private static final String FOR_WINDOWS = "manage.cmd";

	private final Path module;

	private final String mainClass;

	/**
	 * Scripts for one application.
	 * @param module the directory of its build module
	 * @param mainClass the name of the class that starts it
	 */
	public LauncherScripts(Path module, String mainClass) {
		this.module = module;
		this.mainClass = mainClass;
	}

	/**
	 * Writes those that are not there.
	 * @return what was written
	 * @throws MigrationException if they cannot be written
	 */
	public List<Path> write() {
		List<Path> written = new ArrayList<>();
		for (String name : List.of(FOR_SHELLS, FOR_WINDOWS)) {
			Path script = this.module.resolve(name);
			if (!Files.exists(script)) {
				write(script, content(name));
				written.add(script);
			}
		}
		return written;
	}

	private void write(Path script, String content) {
		try {
			WholeFile.create(script, content);
			PosixFileAttributeView view = Files.getFileAttributeView(script, PosixFileAttributeView.class);
			if (view != null) {
				Set<PosixFilePermission> permissions = view.readAttributes().permissions();
				permissions.add(PosixFilePermission.OWNER_EXECUTE);
				permissions.add(PosixFilePermission.GROUP_EXECUTE);
				permissions.add(PosixFilePermission.OTHERS_EXECUTE);
				view.setPermissions(permissions);
			}
		}
		catch (IOException ex) {
			throw new MigrationException("Cannot write " + script + ": " + ex.getMessage(),
					"Make " + this.module + " writable, or run the command where the application's module is.", ex);
		}
	}

	private String content(String name) {
		try (InputStream resource = LauncherScripts.class.getResourceAsStream(name)) {
			String text = new String(Objects.requireNonNull(resource).readAllBytes(), StandardCharsets.UTF_8)
				.replace("@MAIN_CLASS@", this.mainClass);
			return name.equals(FOR_WINDOWS) ? text.replace("\n", "\r\n") : text;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
