package dev.migrate.execution;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import dev.migrate.changelog.ChangelogInputs;

/**
 * That nothing is pending where a changelog and a history are as they were once. It stays
 * true for ever: a database that goes back to that history has nothing pending again.
 *
 * @param inputs what the changelog was read from
 * @param changelog the digest of that
 * @param history the digest of the history
 * @param unexplained the files that have run and are gone, of which every start tells
 */
record UpToDateRecord(ChangelogInputs inputs, String changelog, String history, List<String> unexplained) {

	private static final String UNEXPLAINED = "u";

	/**
	 * Reads what {@link #text} has written.
	 * @throws IOException if it is not that
	 */
	static UpToDateRecord parse(String text) throws IOException {
		try (InflaterInputStream content = new InflaterInputStream(
				new ByteArrayInputStream(Base64.getDecoder().decode(text)))) {
			String[] parts = new String(content.readAllBytes(), StandardCharsets.UTF_8).split("\n", 3);
			if (parts.length < 3) {
				throw new IOException("Not a record of what is up to date");
			}
			String inputs = parts[2].lines().filter((line) -> !isUnexplained(line)).collect(Collectors.joining("\n"));
			List<String> unexplained = parts[2].lines()
				.filter(UpToDateRecord::isUnexplained)
				.map((line) -> line.substring(UNEXPLAINED.length()))
				.toList();
			return new UpToDateRecord(ChangelogInputs.parse(inputs), parts[0], parts[1], unexplained);
		}
		catch (IllegalArgumentException ex) {
			throw new IOException(ex);
		}
	}

	private static boolean isUnexplained(String line) {
		return line.startsWith(UNEXPLAINED);
	}

	/**
	 * Letters that every engine keeps as they are.
	 */
	String text() throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (DeflaterOutputStream content = new DeflaterOutputStream(bytes)) {
			String files = this.unexplained.stream()
				.map((file) -> UNEXPLAINED + file + "\n")
				.collect(Collectors.joining());
			content.write((this.changelog + "\n" + this.history + "\n" + this.inputs.text() + files)
				.getBytes(StandardCharsets.UTF_8));
		}
		return Base64.getEncoder().encodeToString(bytes.toByteArray());
	}

}
