package dev.migrate.changelog;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is added differently makes another fingerprint.
 */
class FingerprintTests {

	private static final byte[] TEXT = "create table notes (id int);\n".repeat(200).getBytes(StandardCharsets.UTF_8);

	@Test
	void isTheSameForTheSame() {
		assertThat(of((it) -> it.add("a"))).isEqualTo(of((it) -> it.add("a"))).matches("[0-9a-f]{16}");
	}

	@Test
	void tellsWhereOneTextEndsAndTheNextBegins() {
		Set<String> fingerprints = Set.of(of((it) -> {
		}), of((it) -> it.add("ab")), of((it) -> {
			it.add("a");
			it.add("b");
		}), of((it) -> {
			it.add("b");
			it.add("a");
		}), of((it) -> it.add("")), of((it) -> it.add(null)), of((it) -> {
			it.add("ab");
			it.add("");
		}), of((it) -> {
			it.add("");
			it.add("ab");
		}));
		// Set.of refuses two that are equal
		assertThat(fingerprints).hasSize(8);
	}

	@Test
	void differsForEachByteThatDiffersAndForEachPairThatIsExchanged() {
		Set<String> fingerprints = new HashSet<>(Set.of(of(TEXT)));
		int different = 1;
		for (int i = 0; i < TEXT.length; i++) {
			byte[] edited = TEXT.clone();
			edited[i] ^= 32;
			fingerprints.add(of(edited));
			different++;
			if (i > 0 && TEXT[i] != TEXT[i - 1]) {
				byte[] exchanged = TEXT.clone();
				exchanged[i] = TEXT[i - 1];
				exchanged[i - 1] = TEXT[i];
				fingerprints.add(of(exchanged));
				different++;
			}
		}
		assertThat(fingerprints).hasSize(different);
	}

	@Test
	void differsForTextsOfOneLengthAndOneCrc32() {
		byte[] text = "drop table notes; --0000".getBytes(StandardCharsets.US_ASCII);
		// The last four bytes are chosen for it
		byte[] other = "drop table names; --....".getBytes(StandardCharsets.US_ASCII);
		System.arraycopy(new byte[] { 0x1f, (byte) 0xfb, (byte) 0xfc, (byte) 0xd7 }, 0, other, other.length - 4, 4);
		assertThat(crc32(other)).isEqualTo(crc32(text));
		assertThat(of(other)).isNotEqualTo(of(text));
	}

	private static long crc32(byte[] bytes) {
		CRC32 checksum = new CRC32();
		checksum.update(bytes);
		return checksum.getValue();
	}

	private static String of(byte[] bytes) {
		return of((it) -> {
			it.add(bytes, bytes.length);
			it.add(bytes.length);
		});
	}

	private static String of(Consumer<Fingerprint> additions) {
		Fingerprint fingerprint = new Fingerprint();
		additions.accept(fingerprint);
		return fingerprint.text();
	}

}
