package dev.migrate.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;

/**
 * A file that is there with all that is in it, or not at all, whatever ends the process
 * or fills the disk meanwhile.
 */
public final class WholeFile {

	private WholeFile() {
	}

	/**
	 * Creates a file. Of several who create the same one at a time, one succeeds.
	 * @throws FileAlreadyExistsException if anything has that name, a link to nowhere
	 * included; it is as it was
	 */
	public static void create(Path file, String content) throws IOException {
		Path beside = writeBeside(file, content);
		try {
			give(beside, file);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	/** A link is made or refused in one step; a move looks first. */
	private static void give(Path beside, Path file) throws IOException {
		try {
			Files.createLink(file, beside);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (UnsupportedOperationException | FileSystemException ex) {
			Files.move(beside, file);
		}
	}

	/**
	 * Gives a file other content. What it permits stays, and a link to it remains one.
	 */
	public static void replace(Path file, String content) throws IOException {
		Path real = file.toRealPath();
		if (!Files.isWritable(real)) {
			throw new AccessDeniedException(file.toString());
		}
		Path beside = writeBeside(real, content);
		try {
			PosixFileAttributeView view = Files.getFileAttributeView(real, PosixFileAttributeView.class);
			if (view != null) {
				Files.setPosixFilePermissions(beside, view.readAttributes().permissions());
			}
			move(beside, real);
		}
		finally {
			Files.deleteIfExists(beside);
		}
	}

	private static void move(Path beside, Path file) throws IOException {
		try {
			Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (AtomicMoveNotSupportedException ex) {
			Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
		}
	}

	/** Under a name that nobody can have taken beforehand, and on the disk. */
	private static Path writeBeside(Path file, String content) throws IOException {
		UnfinishedFiles.clear(file.toAbsolutePath().getParent());
		Path beside = file.resolveSibling(UnfinishedFiles.newName());
		try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.force(true);
		}
		catch (FileAlreadyExistsException ex) {
			throw ex;
		}
		catch (IOException ex) {
			Files.deleteIfExists(beside);
			throw ex;
		}
		return beside;
	}

}
