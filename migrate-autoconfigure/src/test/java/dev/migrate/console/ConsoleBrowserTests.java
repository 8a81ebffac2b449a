package dev.migrate.console;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

import javax.sql.DataSource;
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
import static org.assertj.core.api.Assertions.within;

/**
 * The pages in a real browser, whose pictures of them are in {@code target/console}
 * afterwards.
 */
class ConsoleBrowserTests {

	private static final Path SAMPLE = Path.of("../sample-app/src/main/resources/db/changelog");

	/** Texts whose contrast, as WCAG counts it, is less than it asks for. */
	private static final String PALE = """
			(() => {
			  const parse = (colour) => (colour.match(/[\\d.]+/g) ?? [0, 0, 0, 0]).map(Number);
			  const part = (value) => value <= 10 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
			  const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
			  function behind(element) {
			    const table = element.closest('.table');
			    if (table && element.closest('svg')) {
			      return getComputedStyle(table.querySelector(element.closest('a') ? '.head' : '.box')).fill;
			    }
			    for (let at = element; at; at = at.parentElement) {
			      const colour = getComputedStyle(at).backgroundColor;
			      if ((parse(colour)[3] ?? 1) > 0.99) { return colour; }
			    }
			    return 'rgb(255, 255, 255)';
			  }
			  const found = [];
			  for (const element of document.querySelectorAll('body *')) {
			    const own = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
			    if (!own || element.tagName === 'title' || element.tagName === 'STYLE' || !element.checkVisibility()) { continue; }
			    const style = getComputedStyle(element);
			    const pair = [light(parse(element.closest('svg') ? style.fill : style.color)), light(parse(behind(element)))];
			    const contrast = (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
			    if (contrast < 4.5) { found.push(element.textContent.trim() + ': ' + contrast.toFixed(2)); }
			  }
			  return found;
			})()""";

	/** Texts of less than ten pixels, pictures included. */
	private static final String TINY = """
			[...document.querySelectorAll('body *')]
			  .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
			  .filter((element) => element.tagName !== 'title' && element.checkVisibility())
			  .map((element) => [element, element.closest('svg')])
			  .map(([element, svg]) => [element.textContent.trim(), parseFloat(getComputedStyle(element).fontSize)
			    * (svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1)])
			  .filter(([, size]) => size < 10)
			  .map(([text, size]) => text + ': ' + size.toFixed(1))""";

	/** Whether a table is in the part of the picture that is to be seen. */
	private static final String SEEN = """
			((name) => {
			  const table = document.querySelector(`.diagram [data-table='${name}']`).getBoundingClientRect();
			  const canvas = document.querySelector('.canvas').getBoundingClientRect();
			  return table.left >= canvas.left && table.right <= canvas.right
			    && table.top >= canvas.top && table.top < canvas.bottom;
			})""";

	/** The table at which most lines end. */
	private static final String BUSIEST = """
			(() => {
			  const count = new Map();
			  for (const line of document.querySelectorAll('.diagram [data-from]')) {
			    for (const end of new Set([line.dataset.from, line.dataset.to])) { count.set(end, (count.get(end) ?? 0) + 1); }
			  }
			  const most = Math.max(...count.values());
			  return [...document.querySelectorAll('.diagram [data-table]')].map((table) => table.dataset.table)
			    .find((name) => count.get(name) === most);
			})()""";

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
				look(root + page, name + "-phone-dark", "dark", 390);
			}
		}
	}

	@Test
	void readsWellWhateverThereIsToTell() {
		DataSource database = TestDatabases.create("h2");
		ChangelogDirectory changelog = new ChangelogDirectory(this.module);
		changelog.write("20260101_000000_notes.yaml", ConsoleWritingTests.NOTES);
		changelog.writeSql("20260102_000000_half", "create table half (id bigint)", "create table extra (id bigint)");
		try (ConsoleApplication application = ConsoleApplication.open(this.module, database,
				List.of(ConsoleWritingTests.Note.class), "app.migrate.console.write=true")) {
			TestDatabases.execute(database, "delete from DATABASECHANGELOG where ID like '%half-2'",
					"alter table half add by_hand int",
					"update DATABASECHANGELOGLOCK set LOCKED = true, LOCKEDBY = 'web-7', LOCKGRANTED = now()");
			changelog.writeSql("20260103_000000_gone", "drop table half", "alter table extra rename to more");
			String root = "http://localhost:" + application.port() + "/migrations/default";
			Map<String, List<String>> pages = Map.of("", List.of("pending", "partial", "destructive", "Locked by"),
					"/revisions/20260103", List.of("destructive", "renaming-table", "What to do instead"), "/changes",
					List.of("Something has to be decided first."),
					"/changes?renamed.notes.text=body&default.notes.stars=3", List.of("Write this revision"),
					"/schema?revision=20260103", List.of("What changes", "removed", "Drop table half"),
					"/schema?table=half", List.of("by_hand"), "/drift", List.of("by_hand"));
			pages.forEach((page, words) -> {
				String name = "told" + page.replaceAll("[^a-z]+", "-");
				look(root + page, name + "-light", "light", 1280);
				assertThat(browser.driver().findElement(By.tagName("main")).getText()).contains(words);
				look(root + page, name + "-dark", "dark", 1280);
				look(root + page, name + "-phone", "light", 390);
				look(root + page, name + "-phone-dark", "dark", 390);
			});
		}
	}

	@Test
	void doesWithoutScripts() {
		new ChangelogDirectory(this.module).write("20260101_000000_notes.yaml", ConsoleWritingTests.NOTES);
		try (ConsoleApplication application = open(List.of(ConsoleWritingTests.Note.class),
				"app.migrate.console.write=true")) {
			browser.script(false);
			look("http://localhost:" + application.port() + "/migrations/default/schema", "schema-without-scripts",
					"light", 390);
			browser.driver().findElement(By.cssSelector(".diagram [data-table='notes'] a")).click();
			await(() -> browser.driver().getCurrentUrl().contains("table=notes"));
			assertThat(browser.driver().findElement(By.tagName("main")).getText()).contains("Primary key [id]");
			browser.driver().findElement(By.linkText("Changes")).click();
			browser.driver().findElement(By.name("default.notes.stars")).sendKeys("3");
			browser.driver().findElement(By.cssSelector("input[value='body']")).click();
			browser.driver().findElement(By.cssSelector("main form button")).click();
			await(() -> browser.driver().getPageSource().contains("Write this revision"));
			browser.driver().findElement(By.cssSelector("button.main")).click();
			await(() -> browser.driver().getCurrentUrl().contains("/revisions/"));
			assertThat(this.module.resolve("src/main/resources/db/changelog/changes").toFile().list()).hasSize(2);
		}
		finally {
			browser.script(true);
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
		assertThat((List<?>) browser.eval(PALE)).as("words of " + name + " that are hard to tell from what is behind")
			.isEmpty();
		assertThat((List<?>) browser.eval(TINY)).as("words of " + name + " that nobody can read").isEmpty();
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
			assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(20));
			assertThat(browser.driver().findElements(By.cssSelector(".diagram .table"))).hasSize(300);
			browser.screenshot("large-whole");
			assertThat(browser.eval(SEEN + "(" + BUSIEST + ")")).as("begins where most hangs together").isEqualTo(true);
			assertThat((List<?>) browser.eval(TINY)).as("words that nobody can read").isEmpty();
			double whole = width();
			double canvas = ((Number) browser.eval("document.querySelector('.canvas').clientWidth")).doubleValue();
			assertThat(whole).as("to be moved about").isGreaterThan(canvas);
			assertThat(browser.eval("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
				.as("the page is not")
				.isEqualTo(true);
			browser.driver().findElement(By.cssSelector("[data-zoom='1.25']")).click();
			assertThat(width()).isGreaterThan(whole * 1.2);
			browser.driver().executeScript("document.querySelector('.canvas').focus()");
			double clicked = width();
			type("+");
			assertThat(width()).as("larger").isGreaterThan(clicked * 1.2);
			type("-");
			assertThat(width()).as("smaller").isCloseTo(clicked, within(2.0));
			type("0");
			assertThat(width()).as("fits").isCloseTo(canvas, within(2.0));
			browser.driver().findElement(By.name("table")).sendKeys("billing_table_3", Keys.ENTER);
			await(() -> browser.driver().getCurrentUrl().contains("table=billing_table_3"));
			assertThat(browser.driver().findElements(By.cssSelector(".diagram .table")).size()).isBetween(11, 60);
			browser.driver().findElement(By.cssSelector("summary")).click();
			browser.open(schema + "?table=billing_table_33&depth=1");
			assertThat(names()).contains("billing_table_33");
			assertThat(browser.eval(SEEN + "('billing_table_33')")).as("begins at what was looked for").isEqualTo(true);
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

	private static void type(String keys) {
		new Actions(browser.driver()).sendKeys(keys).perform();
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
