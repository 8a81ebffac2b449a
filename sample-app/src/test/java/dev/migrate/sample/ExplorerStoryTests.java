package dev.migrate.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.web.client.TestRestTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README's ten minutes: a new entity from its first line to the explorer, and back. The
 * classes are those that README shows.
 */
class ExplorerStoryTests {

	private static final Pattern EXAMPLE = Pattern.compile(
			"`sample-app/(src/main/java/dev/migrate/sample/supplier/\\w+\\.java)`:\\s+```java\\R(.*?) *```",
			Pattern.DOTALL);

	@TempDir
	private Path directory;

	@Test
	void aNewEntityAppearsInTheExplorerAndGoesAgain() throws IOException {
		ShopSources sources = ShopSources.copyTo(this.directory);
		String readme = Files.readString(Path.of("../README.md"));
		for (Matcher example = EXAMPLE.matcher(readme); example.find();) {
			Path file = sources.module().resolve(example.group(1));
			Files.createDirectories(file.getParent());
			Files.writeString(file, example.group(2).stripIndent());
		}
		sources.compile();
		ShopProcess shop = sources.process();

		assertThat(shop.run("makemigrations", "-m", "Add suppliers").endsWith(0).out())
			.contains("    + Create table suppliers");
		assertThat(shop.run("sqlmigrate", "head").endsWith(0).out()).contains("CREATE TABLE PUBLIC.suppliers");
		assertThat(shop.run("migrate").endsWith(0).out()).contains("_add_suppliers... OK");
		shop.run("migrate", "seed", "--spring.profiles.active=dev").endsWith(0);

		try (ShopProcess.Running running = shop.start("--server.port=0")) {
			running.awaitOutput("Started ShopApplication");
			assertThat(links(running.port()).fieldNames()).toIterable().contains("suppliers");
		}
		assertThat(shop.run("migrate", "downgrade", "--yes").endsWith(0).out()).contains("_add_suppliers... OK");
		assertThat(shop.run("migrate", "check").endsWith(1).out()).contains("_add_suppliers");
	}

	private static JsonNode links(int port) {
		return new TestRestTemplate("staff@example.com", "staff")
			.getForObject("http://localhost:" + port + "/api", JsonNode.class)
			.path("_links");
	}

}
