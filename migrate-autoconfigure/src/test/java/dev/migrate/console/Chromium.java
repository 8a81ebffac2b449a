package dev.migrate.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;

import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A real browser without a window. Where there is none, Debian's is installed, which
 * takes the right to do so.
 */
final class Chromium implements AutoCloseable {

	private static final Path BROWSER = Path.of("/usr/bin/chromium");

	private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

	private final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	/**
	 * Starts it. The test is skipped where there is none and none can be had, unless
	 * {@code -Dtest.browser=require} says that there has to be one.
	 * @param profile an empty directory for what it keeps
	 */
	static Chromium start(Path profile) {
		boolean there = isThere() || (install() && isThere());
		String words = "There is no " + BROWSER + " with " + DRIVER
				+ ", and 'apt-get install chromium chromium-driver' is not possible here";
		assumeTrue(there || "require".equals(System.getProperty("test.browser")), words);
		assertThat(there).as(words).isTrue();
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		ChromeOptions options = new ChromeOptions();
		options.setBinary(BROWSER.toString());
		options.setCapability("goog:loggingPrefs", logs);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage", "--user-data-dir=" + profile, "--window-size=1280,900");
		return new Chromium(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(DRIVER.toFile()).usingAnyFreePort().build(),
				options));
	}

	private static boolean isThere() {
		return Files.isExecutable(BROWSER) && Files.isExecutable(DRIVER);
	}

	private static boolean install() {
		return run("apt-get", "update")
				&& run("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "chromium-driver");
	}

	private static boolean run(String... command) {
		try {
			ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD);
			builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
			Process process = builder.start();
			process.getOutputStream().close();
			if (!process.waitFor(5, TimeUnit.MINUTES)) {
				process.destroyForcibly();
				return false;
			}
			return process.exitValue() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Opens a page, and holds that it has no complaints, of scripts and styles that the
	 * policy forbids for example.
	 */
	void open(String address) {
		this.driver.get(address);
		List<LogEntry> complaints = this.driver.manage().logs().get(LogType.BROWSER).getAll();
		assertThat(complaints).as(address).isEmpty();
	}

	void resize(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
		this.driver.executeCdpCommand("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
	}

	void prefer(String colours) {
		this.driver.executeCdpCommand("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colours))));
	}

	/**
	 * Whether pages may run scripts from now on.
	 */
	void script(boolean allowed) {
		this.driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
	}

	Object eval(String script) {
		return this.driver.executeScript("return " + script);
	}

	/**
	 * Keeps what is seen, for somebody to look at.
	 */
	void screenshot(String name) {
		try {
			Path directory = Files.createDirectories(Path.of("target/console"));
			Files.write(directory.resolve(name + ".png"), this.driver.getScreenshotAs(OutputType.BYTES));
		}
		catch (IOException ex) {
			throw new java.io.UncheckedIOException(ex);
		}
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
