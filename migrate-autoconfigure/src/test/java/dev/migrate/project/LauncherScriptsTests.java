package dev.migrate.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.migrate.failure.MigrationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LauncherScriptsTests {

	@TempDir
	private Path module;

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void aLinkToNowhereIsNotFollowed() throws IOException {
		Path nowhere = this.module.resolve("nowhere");
		Path script = Files.createSymbolicLink(this.module.resolve("manage"), nowhere);
		assertThatExceptionOfType(MigrationException.class)
			.isThrownBy(() -> new LauncherScripts(this.module, "shop.Shop").write())
			.withMessageStartingWith("Cannot write " + script + ": ");
		assertThat(nowhere).doesNotExist();
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void mayBeStarted() {
		assertThat(new LauncherScripts(this.module, "shop.Shop").write())
			.allSatisfy((script) -> assertThat(script).isExecutable().content().contains("shop.Shop"));
	}

}
