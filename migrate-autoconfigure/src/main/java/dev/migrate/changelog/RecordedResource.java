package dev.migrate.changelog;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;

/**
 * A resource of which it is noted what has been read from it.
 */
final class RecordedResource extends AbstractResource {

	/** The formats in which a changelog can include others. */
	private static final Pattern CHANGELOG = Pattern.compile("(xml|ya?ml|json)$", Pattern.CASE_INSENSITIVE);

	/** Files that no accessor is asked for, and letters that say something else. */
	private static final Pattern UNKNOWABLE = Pattern
		.compile("<!(ENTITY|DOCTYPE)|\\x00|\\\\(x|u00|U000000)[4-7][0-9a-f]", Pattern.CASE_INSENSITIVE);

	/** In YAML, one may stand anywhere before or after the other. */
	private static final Pattern INCLUDES_ALL = Pattern.compile("includeAll", Pattern.CASE_INSENSITIVE);

	/** Code that decides what is included. */
	private static final Pattern FILTERS = Pattern.compile("\\b(filter|resourceFilter|resourceComparator)\\b",
			Pattern.CASE_INSENSITIVE);

	private final Resource resource;

	private final InputRecording recording;

	RecordedResource(Resource resource, InputRecording recording) {
		super(resource.getPath(), resource.getUri());
		this.resource = resource;
		this.recording = recording;
	}

	@Override
	public InputStream openInputStream() throws IOException {
		RecordedStream stream = new RecordedStream(
				new CheckedInputStream(this.resource.openInputStream(), new CRC32()));
		this.recording.opened();
		return stream;
	}

	@Override
	public boolean exists() {
		return this.resource.exists();
	}

	@Override
	public Resource resolve(String other) {
		return related(this.resource.resolve(other));
	}

	@Override
	public Resource resolveSibling(String other) {
		return related(this.resource.resolveSibling(other));
	}

	private static boolean isUnknowable(String text) {
		return UNKNOWABLE.matcher(text).find() || (INCLUDES_ALL.matcher(text).find() && FILTERS.matcher(text).find());
	}

	private Resource related(Resource related) {
		this.recording.file(related.getPath(), related.exists());
		return this.recording.resource(related);
	}

	/**
	 * A stream that is read to its end, even by a parser that has seen enough.
	 */
	private final class RecordedStream extends FilterInputStream {

		private final CheckedInputStream content;

		private final @Nullable ByteArrayOutputStream text = CHANGELOG.matcher(getPath()).find()
				? new ByteArrayOutputStream() : null;

		private long size;

		private boolean closed;

		RecordedStream(CheckedInputStream content) {
			super(content);
			this.content = content;
		}

		@Override
		public int read() throws IOException {
			byte[] single = new byte[1];
			return (read(single, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(single[0]);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.size += Math.max(read, 0);
			if (this.text != null && read > 0) {
				this.text.write(bytes, offset, read);
			}
			return read;
		}

		@Override
		public long skip(long number) throws IOException {
			return readNBytes((int) Math.min(number, 8192)).length;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

		@Override
		public void close() throws IOException {
			if (this.closed) {
				return;
			}
			this.closed = true;
			transferTo(OutputStream.nullOutputStream());
			super.close();
			if (this.text != null && isUnknowable(this.text.toString(StandardCharsets.ISO_8859_1))) {
				RecordedResource.this.recording.giveUp();
			}
			RecordedResource.this.recording.read(getPath(),
					new FileContent(this.content.getChecksum().getValue(), this.size));
		}

	}

}
