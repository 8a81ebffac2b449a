package dev.migrate.changelog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

import org.jspecify.annotations.Nullable;

/**
 * 64 bits that differ as soon as anything differs of what has been added: CRC-32 and
 * CRC-32C, beside each other. The JVM takes both with instructions of the processor from
 * the first byte on, whereas it has to interpret SHA-256 for as long as a start takes.
 */
public final class Fingerprint {

	private final CRC32 crc32 = new CRC32();

	private final CRC32C crc32c = new CRC32C();

	private final byte[] number = new byte[Long.BYTES];

	/**
	 * Adds a text, which ends where the next one begins; {@code null} is another one than
	 * none.
	 */
	public void add(@Nullable String text) {
		if (text == null) {
			add(-1);
			return;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		add(bytes.length);
		add(bytes, bytes.length);
	}

	/**
	 * Adds a number.
	 */
	public void add(long number) {
		for (int i = 0; i < Long.BYTES; i++) {
			this.number[i] = (byte) (number >>> (Byte.SIZE * i));
		}
		add(this.number, Long.BYTES);
	}

	/**
	 * Adds the first bytes of a buffer. Where they end is the caller's to add: not by
	 * their CRC-32, behind which every text has the same one.
	 */
	void add(byte[] buffer, int length) {
		this.crc32.update(buffer, 0, length);
		this.crc32c.update(buffer, 0, length);
	}

	/**
	 * The fingerprint of all that has been added, in hexadecimal.
	 */
	public String text() {
		return HexFormat.of().toHexDigits(this.crc32.getValue() << Integer.SIZE | this.crc32c.getValue());
	}

}
