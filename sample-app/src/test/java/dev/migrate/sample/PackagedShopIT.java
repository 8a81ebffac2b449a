package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The packaged jar far from its sources, as in production: what counts is what it
 * contains.
 */
class PackagedShopIT {

	@TempDir
	private Path directory;

	private ShopProcess shop;

	@BeforeEach
	void install() throws IOException {
		Files.copy(Path.of("target/sample-app.jar"), this.directory.resolve("shop.jar"));
		this.shop = new ShopProcess(this.directory, List.of("-jar", "shop.jar"));
	}

	@Test
	void listsAppliesAndChecksItsOwnRevisions() {
		assertThat(this.shop.run("migrate", "--check").endsWith(1).out()).isNotBlank();
		assertThat(this.shop.run("showmigrations").endsWith(0).out()).contains("[ ]").doesNotContain("[X]");
		assertThat(this.shop.run("migrate").endsWith(0).out()).contains("... OK");
		assertThat(this.shop.run("showmigrations").endsWith(0).out()).contains("[X]").doesNotContain("[ ]");
		this.shop.run("migrate", "check").endsWith(0);
	}

}
