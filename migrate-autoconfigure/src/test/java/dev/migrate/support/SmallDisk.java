package dev.migrate.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.junit.jupiter.api.Assumptions.abort;

/**
 * A file system with little room, which can be given more. Mounting one takes the right
 * to do so.
 *
 * @param path where it is
 */
public record SmallDisk(Path path) implements AutoCloseable {

	/**
	 * Makes one, or skips the test where that is not allowed.
	 * @param path a directory that is not there yet
	 * @param megabytes how much room it has
	 */
	public static SmallDisk of(Path path, int megabytes) throws IOException {
		Files.createDirectory(path);
		if (run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", path.toString()) != 0) {
			abort("A full disk was not tried: nothing can be mounted here");
		}
		return new SmallDisk(path);
	}

	/**
	 * Gives it more room.
	 */
	public void enlarge(int megabytes) throws IOException {
		if (run("mount", "-o", "remount,size=" + megabytes + "m", this.path.toString()) != 0) {
			throw new IOException("The disk could not be made larger");
		}
	}

	@Override
	public void close() {
		// Servers may have files of it open until they end
		run("umount", "-l", this.path.toString());
	}

	private static int run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return -1;
		}
		catch (IOException ex) {
			return -1;
		}
	}

}
