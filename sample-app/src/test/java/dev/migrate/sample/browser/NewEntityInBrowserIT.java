package dev.migrate.sample.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.sample.ShopProcess;
import dev.migrate.sample.ShopSources;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * README's new entity, in the profile {@code dev}: the start writes its revision and runs
 * it, the console has it, and somebody of the staff finds it in the explorer and adds a
 * row by the explorer's form.
 */
class NewEntityInBrowserIT {

	private static final Pattern CLASS = Pattern.compile(
			"(?ms)^   ```java\\R(   package dev\\.migrate\\.sample\\.supplier;.*?(?:class|interface) (\\w+).*?)^   ```");

	private static final String LINK = "[...document.querySelectorAll('tr')]"
			+ ".find((row) => row.cells[0]?.innerText.trim() == 'suppliers')";

	@TempDir
	private Path directory;

	@TempDir
	private Path profile;

	@Test
	void appearsInTheExplorerAndTakesARow() throws IOException {
		ShopSources sources = ShopSources.copyTo(this.directory);
		addTheClassesOfReadme(sources);
		sources.compile();
		try (Chromium browser = Chromium.start(this.profile);
				ShopProcess.Running shop = sources.process()
					.start("--server.port=0", "--spring.profiles.active=dev",
							"--spring.devtools.restart.enabled=false")) {
			shop.awaitOutput("Started ShopApplication");
			String root = "http://localhost:" + shop.port();
			browser.prefer("light", 1280);
			browser.open(root + "/api/explorer");
			browser.type("staff@example.com", Keys.TAB, "staff", Keys.ENTER);
			browser.await(LINK + " != null");
			browser.picture("new-entity-in-the-explorer");
			addSupplier(browser);
			browser.open(root + "/api/explorer/index.html#uri=/api/suppliers");
			browser.await("document.body.innerText.includes('Leaves')");
			browser.picture("new-entity-with-a-row");
			browser.open(root + "/migrations/default");
			assertThat(browser.text()).contains("suppliers", "up to date");
			browser.open(root + "/migrations/default/schema?table=suppliers&depth=0");
			assertThat(browser.all(".diagram [data-table='suppliers']")).hasSize(1);
		}
		try (Stream<Path> files = Files.list(sources.module().resolve("src/main/resources/db/changelog/changes"))) {
			assertThat(files.map((file) -> file.getFileName().toString()))
				.anyMatch((name) -> name.contains("suppliers"));
		}
	}

	/** The second button of a link is the one that asks what to send. */
	private static void addSupplier(Chromium browser) {
		browser.await("(" + LINK + ".querySelectorAll('button')[1].click(), true)");
		browser.await("document.querySelector('#httpRequestModal.show') != null");
		browser.await("document.querySelector('#httpRequestModal').innerText.includes('JSON Schema')");
		List<WebElement> fields = browser.all("#httpRequestModal .modal-body input:not([readonly])");
		assertThat(fields).isNotEmpty();
		WebElement name = fields.stream()
			.filter((field) -> field.findElement(By.xpath("ancestor::div[contains(@class, 'row')][1]"))
				.getText()
				.contains("Name"))
			.findFirst()
			.orElseThrow();
		name.sendKeys("Leaves");
		browser.picture("new-entity-form");
		browser.await("(document.querySelector('#requestDialogGoButton').click(), true)");
		browser.await("document.body.innerText.includes('201')");
	}

	private static void addTheClassesOfReadme(ShopSources sources) throws IOException {
		Path folder = Files.createDirectories(sources.module().resolve("src/main/java/dev/migrate/sample/supplier"));
		CLASS.matcher(Files.readString(Path.of("../README.md"))).results().forEach((example) -> {
			try {
				Files.writeString(folder.resolve(example.group(2) + ".java"),
						example.group(1).replaceAll("(?m)^   ", ""));
			}
			catch (IOException ex) {
				throw new AssertionError(ex);
			}
		});
		assertThat(folder.toFile().list()).containsExactlyInAnyOrder("Supplier.java", "SupplierRepository.java");
	}

}
