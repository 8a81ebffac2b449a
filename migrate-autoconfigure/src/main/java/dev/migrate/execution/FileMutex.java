package dev.migrate.execution;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.jspecify.annotations.Nullable;

/**
 * A lock on a file, which ends with the process that has it, however that ends. The file
 * is made for it and stays: where files come and go under one name, two processes can
 * have locks on two of them.
 */
final class FileMutex implements AutoCloseable {

	/**
	 * Begins the system properties that say what this process holds. They are the place
	 * that all class loaders of a process share.
	 */
	private static final String HELD = "migrate.lock.";

	private final Path file;

	private @Nullable FileChannel channel;

	FileMutex(Path file) {
		this.file = file;
	}

	/**
	 * Takes the lock if nobody has it.
	 * @throws IOException if the file cannot be written
	 */
	boolean take() throws IOException {
		String key = key();
		// Whoever opens the file a second time gives up the lock by closing it again
		if (System.getProperties().putIfAbsent(key, "held") != null) {
			return false;
		}
		FileChannel opened = null;
		try {
			opened = FileChannel.open(this.file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
			if (opened.tryLock() != null) {
				this.channel = opened;
				return true;
			}
			return false;
		}
		finally {
			if (this.channel == null) {
				close(opened);
			}
		}
	}

	private String key() throws IOException {
		Path absolute = this.file.toAbsolutePath();
		return HELD + absolute.resolveSibling(".").toRealPath().resolve(absolute.getFileName());
	}

	@Override
	public void close() throws IOException {
		if (this.channel != null) {
			close(this.channel);
		}
	}

	private void close(@Nullable FileChannel opened) throws IOException {
		this.channel = null;
		try {
			if (opened != null) {
				opened.close();
			}
		}
		finally {
			System.getProperties().remove(key());
		}
	}

}
