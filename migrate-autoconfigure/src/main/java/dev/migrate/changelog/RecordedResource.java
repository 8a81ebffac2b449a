package dev.migrate.changelog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;

/**
 * A resource of which it is noted what has been read from it.
 */
final class RecordedResource extends AbstractResource {

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

	private Resource related(Resource related) {
		this.recording.file(related.getPath());
		return this.recording.resource(related);
	}

	/**
	 * A stream that is read to its end, even by a parser that has seen enough.
	 */
	private final class RecordedStream extends FilterInputStream {

		private final CheckedInputStream content;

		private long size;

		private boolean closed;

		RecordedStream(CheckedInputStream content) {
			super(content);
			this.content = content;
		}

		@Override
		public int read() throws IOException {
			int read = super.read();
			this.size += (read >= 0) ? 1 : 0;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = super.read(bytes, offset, length);
			this.size += Math.max(read, 0);
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
			RecordedResource.this.recording.read(getPath(),
					new FileContent(this.content.getChecksum().getValue(), this.size));
		}

	}

}
