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
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

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

	static Answer page(int status, String html) {
		return answer(status, POLICY, CacheControl.noStore(), "text/html;charset=UTF-8", html);
	}

	static Answer asset(String name) {
		String type = ASSETS.get(name);
		if (type == null) {
			throw new Refusal(404, "The console has no file " + name + ".", "Open one of its pages.");
		}
		return answer(200, POLICY, CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate(), type, file(name));
	}

	private static String file(String name) {
		try (InputStream file = Answers.class.getResourceAsStream(name)) {
			return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The style sheet of diagrams.
	 */
	static String diagramStyle() {
		return file("diagram.css");
	}

	/**
	 * A picture with a style sheet of its own, to keep.
	 */
	static Answer picture(String name, String svg) {
		Answer picture = answer(200, "default-src 'none'; style-src 'unsafe-inline'; sandbox", CacheControl.noStore(),
				"image/svg+xml", svg);
		picture.headers()
			.set("Content-Disposition", "attachment; filename=\"" + name.replaceAll("[^\\w.-]", "_") + "\"");
		return picture;
	}

	static Answer seeOther(String address) {
		HttpHeaders headers = new HttpHeaders();
		headers.setLocation(URI.create(address));
		headers.setCacheControl(CacheControl.noStore());
		return new Answer(303, headers, "");
	}

	private static Answer answer(int status, String policy, CacheControl cache, String type, String body) {
		HttpHeaders headers = new HttpHeaders();
		headers.set("Content-Security-Policy", policy);
		headers.set("X-Frame-Options", "DENY");
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "same-origin");
		headers.set("Cross-Origin-Resource-Policy", "same-origin");
		headers.set("Cross-Origin-Opener-Policy", "same-origin");
		headers.setCacheControl(cache);
		headers.setContentType(MediaType.valueOf(type));
		return new Answer(status, headers, body);
	}

}
