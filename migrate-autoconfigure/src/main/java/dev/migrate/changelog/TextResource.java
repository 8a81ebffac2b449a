package dev.migrate.changelog;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

import liquibase.resource.AbstractResource;
import liquibase.resource.Resource;

/**
 * A file that is nowhere but in memory.
 */
final class TextResource extends AbstractResource {

	private final String text;

	TextResource(String path, String text) {
		super(path, uri(path));
		this.text = text;
	}

	/** Folders have spaces and worse in their names. */
	private static URI uri(String path) {
		try {
			return new URI("memory", null, "/" + path, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	@Override
	public InputStream openInputStream() {
		return new ByteArrayInputStream(this.text.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public boolean exists() {
		return true;
	}

	@Override
	public Resource resolve(String other) {
		throw new UnsupportedOperationException("There is nothing below " + getPath());
	}

	@Override
	public Resource resolveSibling(String other) {
		throw new UnsupportedOperationException("There is nothing beside " + getPath());
	}

}
