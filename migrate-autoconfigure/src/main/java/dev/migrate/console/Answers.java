package dev.migrate.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * What is sent back: nothing that is kept, framed by others or runs a script that is not
 * ours.
 */
final class Answers {

	private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
			+ "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	private static final Map<String, String> ASSETS = Map.of("console.css", "text/css;charset=UTF-8", "diagram.css",
			"text/css;charset=UTF-8", "console.js", "text/javascript;charset=UTF-8", "icon.svg", "image/svg+xml");

	private Answers() {
	}

	static ServerResponse page(int status, String html) {
		return secured(status, POLICY).cacheControl(CacheControl.noStore())
			.contentType(MediaType.valueOf("text/html;charset=UTF-8"))
			.body(html.getBytes(StandardCharsets.UTF_8));
	}

	static ServerResponse asset(String name) {
		String type = ASSETS.get(name);
		if (type == null) {
			throw new Refusal(404, "The console has no file " + name + ".", "Open one of its pages.");
		}
		return secured(200, POLICY).cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
			.contentType(MediaType.valueOf(type))
			.body(file(name));
	}

	private static byte[] file(String name) {
		try (InputStream file = Answers.class.getResourceAsStream(name)) {
			return Objects.requireNonNull(file).readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The style sheet of diagrams.
	 */
	static String diagramStyle() {
		return new String(file("diagram.css"), StandardCharsets.UTF_8);
	}

	/**
	 * A picture with a style sheet of its own, to keep.
	 */
	static ServerResponse picture(String name, String svg) {
		return secured(200, "default-src 'none'; style-src 'unsafe-inline'; sandbox")
			.cacheControl(CacheControl.noStore())
			.header("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^\\w.-]", "_") + "\"")
			.contentType(MediaType.valueOf("image/svg+xml"))
			.body(svg.getBytes(StandardCharsets.UTF_8));
	}

	static ServerResponse seeOther(String address) {
		return ServerResponse.seeOther(URI.create(address)).cacheControl(CacheControl.noStore()).build();
	}

	private static ServerResponse.BodyBuilder secured(int status, String policy) {
		return ServerResponse.status(status)
			.header("Content-Security-Policy", policy)
			.header("X-Frame-Options", "DENY")
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", "same-origin")
			.header("Cross-Origin-Resource-Policy", "same-origin")
			.header("Cross-Origin-Opener-Policy", "same-origin");
	}

}
