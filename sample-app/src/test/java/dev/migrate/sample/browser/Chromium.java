package dev.migrate.sample.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;

import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real browser without a window, which the tests of the console have installed.
 */
final class Chromium implements AutoCloseable {

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private static final Path PICTURES = Path.of("target/browser").toAbsolutePath();

	private final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Starts it. The test is skipped where there is none, unless
	 * {@code -Dtest.browser=require} says that there has to be one.
	 * @param profile an empty directory for what it keeps
	 */
	static Chromium start(Path profile) {
		boolean there = Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
		String words = "There is no " + BROWSER + " with " + DRIVER + ": install chromium and chromium-driver";
		assumeTrue(there || "require".equals(System.getProperty("test.browser")), words);
		assertThat(there).as(words).isTrue();
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER.toString());
		options.setCapability("goog:loggingPrefs", logs);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile);
		return new Chromium(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options));
	}

	void open(String address) {
		this.driver.get(address);
	}

	/**
	 * What the pages since the last question had to complain about.
	 */
	List<String> complaints() {
		return this.driver.manage().logs().get(LogType.BROWSER).getAll().stream().map(LogEntry::getMessage).toList();
	}

	/**
	 * Shows pages from now on in these colours and on a screen of this width.
	 */
	void prefer(String colours, int width) {
		int height = (width < 600) ? 844 : 900;
		this.driver.manage().window().setSize(new Dimension(width, height));
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
	}

	String address() {
		return this.driver.getCurrentUrl();
	}

	/**
	 * What somebody reads.
	 */
	String text() {
		return this.driver.findElement(By.tagName("body")).getText();
	}

	List<WebElement> all(String selector) {
		return this.driver.findElements(By.cssSelector(selector));
	}

	/**
	 * Presses keys, wherever the focus is.
	 */
	void type(CharSequence... keys) {
		new Actions(this.driver).sendKeys(keys).perform();
	}

	Object eval(String script) {
		return this.driver.executeScript("return " + script);
	}

	/**
	 * Waits until a script says so.
	 */
	void await(String script) {
		Instant end = Instant.now().plusSeconds(60);
		while (!Boolean.TRUE.equals(eval(script))) {
			assertThat(Instant.now()).as(() -> script + " at " + address() + ":\n" + text()).isBefore(end);
			LockSupport.parkNanos(50_000_000);
		}
	}

	/**
	 * Keeps what is seen, for somebody to look at.
	 */
	void picture(String name) {
		try {
			Files.createDirectories(PICTURES);
			Files.write(PICTURES.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
