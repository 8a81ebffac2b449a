package dev.migrate.console;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

import javax.xml.parsers.DocumentBuilderFactory;

import dev.migrate.support.ChangelogDirectory;
import dev.migrate.support.TestDatabases;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages in a real browser, whose pictures of them are in {@code target/console}
 * afterwards.
 */
class ConsoleBrowserTests {

	private static final Path SAMPLE = Path.of("../sample-app/src/main/resources/db/changelog");

	@TempDir
	private static Path profile;

	private static Chromium browser;

	@TempDir
	private Path module;

	@BeforeAll
	static void startBrowser() {
		browser = Chromium.start(profile);
	}

	@AfterAll
	static void stopBrowser() {
		if (browser != null) {
			browser.close();
		}
	}

	@Test
	void readsWellInEveryColourAndWidth() throws Exception {
		FileSystemUtils.copyRecursively(SAMPLE, this.module.resolve("src/main/resources/db/changelog"));
		String newest = Files.list(SAMPLE.resolve("changes"))
			.map((file) -> file.getFileName().toString().replace(".yaml", ""))
			.sorted()
			.toList()
			.get(1);
		try (ConsoleApplication application = open(List.of())) {
			String root = "http://localhost:" + application.port() + "/migrations/default";
			for (String page : List.of("", "/revisions/" + newest, "/schema", "/schema?revision=" + newest, "/drift")) {
				String name = page.isEmpty() ? "timeline"
						: page.substring(1).replaceAll("[^a-z]+.*", page.contains("?") ? "-revision" : "");
				Object light = look(root + page, name + "-light", "light", 1280);
				Object dark = look(root + page, name + "-dark", "dark", 1280);
				assertThat(dark).as("background").isNotEqualTo(light);
				look(root + page, name + "-phone", "light", 390);
			}
		}
	}

	private Object look(String address, String name, String colours, int width) {
		browser.resize(width, (width < 600) ? 844 : 900);
		browser.prefer(colours);
		browser.open(address);
		assertThat(browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
			.as("fits the width of " + name)
			.isEqualTo(true);
		browser.screenshot(name);
		return browser.eval("getComputedStyle(document.body).backgroundColor");
	}

	@Test
	void staysUsableWithThreeHundredTables() throws Exception {
		new ChangelogDirectory(this.module).write("01_large.yaml", LargeSchema.changelog(300));
		try (ConsoleApplication application = open(List.of())) {
			browser.resize(1280, 900);
			browser.prefer("light");
			String schema = "http://localhost:" + application.port() + "/migrations/default/schema";
			Instant begin = Instant.now();
			browser.open(schema);
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(30));
			assertThat(browser.driver().findElements(By.cssSelector(".diagram .table"))).hasSize(300);
			browser.screenshot("large-whole");
			double narrow = width();
			browser.driver().findElement(By.cssSelector("[data-zoom='1.25']")).click();
			assertThat(width()).isGreaterThan(narrow * 1.2);
			browser.driver().findElement(By.name("table")).sendKeys("billing_table_3", Keys.ENTER);
			await(() -> browser.driver().getCurrentUrl().contains("table=billing_table_3"));
			assertThat(browser.driver().findElements(By.cssSelector(".diagram .table")).size()).isBetween(11, 60);
			browser.driver().findElement(By.cssSelector("summary")).click();
			browser.open(schema + "?table=billing_table_33&depth=1");
			assertThat(names()).contains("billing_table_33");
			browser.screenshot("large-neighbourhood");
			WebElement link = browser.driver()
				.findElement(By.cssSelector(".diagram [data-table='"
						+ names().stream().filter((name) -> !name.equals("billing_table_33")).findFirst().orElseThrow()
						+ "'] a"));
			browser.driver().executeScript("arguments[0].focus()", link);
			assertThat(browser.driver().findElements(By.cssSelector(".diagram .line.lit"))).isNotEmpty();
			new Actions(browser.driver()).sendKeys(Keys.ENTER).perform();
			await(() -> !browser.driver().getCurrentUrl().contains("table=billing_table_33&"));
			String picture = browser.driver().findElement(By.cssSelector("a[download]")).getDomAttribute("href");
			Document svg = DocumentBuilderFactory.newDefaultInstance()
				.newDocumentBuilder()
				.parse(new InputSource(new StringReader(application.get(picture).body())));
			assertThat(svg.getElementsByTagName("rect").getLength()).isEqualTo(2 * names().size());
		}
	}

	@Test
	void writesARevisionByKeyboardAlone() {
		new ChangelogDirectory(this.module).write("20260101_000000_notes.yaml", ConsoleWritingTests.NOTES);
		try (ConsoleApplication application = open(List.of(ConsoleWritingTests.Note.class),
				"app.migrate.console.write=true")) {
			browser.resize(1280, 900);
			browser.prefer("light");
			browser.open("http://localhost:" + application.port() + "/migrations/default/changes");
			browser.screenshot("changes-questions");
			new Actions(browser.driver()).sendKeys(Keys.TAB).perform();
			assertThat(browser.eval("document.activeElement.textContent")).isEqualTo("Skip to the content");
			// Through the skip link, down the form: a choice, a value, the button
			new Actions(browser.driver()).sendKeys(Keys.ENTER)
				.sendKeys(Keys.TAB)
				.sendKeys(Keys.ARROW_DOWN, Keys.SPACE)
				.sendKeys(Keys.TAB)
				.sendKeys("3")
				.sendKeys(Keys.TAB)
				.sendKeys(Keys.ENTER)
				.perform();
			await(() -> browser.driver().getPageSource().contains("Write this revision"));
			browser.screenshot("changes-revision");
			browser.driver().findElement(By.cssSelector("button.main")).sendKeys(Keys.ENTER);
			await(() -> browser.driver().getCurrentUrl().contains("/revisions/"));
			assertThat(browser.driver().findElement(By.tagName("main")).getText()).contains("pending");
			assertThat(this.module.resolve("src/main/resources/db/changelog/changes").toFile().list()).hasSize(2);
		}
	}

	private List<String> names() {
		return browser.driver()
			.findElements(By.cssSelector(".diagram [data-table]"))
			.stream()
			.map((table) -> table.getDomAttribute("data-table"))
			.toList();
	}

	private static double width() {
		return ((Number) browser.eval("document.querySelector('.diagram').getBoundingClientRect().width"))
			.doubleValue();
	}

	private static void await(BooleanSupplier condition) {
		Instant end = Instant.now().plusSeconds(30);
		while (!condition.getAsBoolean()) {
			assertThat(Instant.now()).as("in time").isBefore(end);
			Thread.onSpinWait();
		}
	}

	private ConsoleApplication open(List<Class<?>> entities, String... properties) {
		return ConsoleApplication.open(this.module, TestDatabases.create("h2"), entities, properties);
	}

}
