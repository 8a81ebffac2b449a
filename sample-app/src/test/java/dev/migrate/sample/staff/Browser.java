package dev.migrate.sample.staff;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a browser does for somebody: it keeps cookies, goes where it is sent, and submits
 * forms with what is hidden in them.
 */
final class Browser {

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

	private final HttpClient client = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(Redirect.NORMAL)
		.build();

	private final String address;

	Browser(int port) {
		this.address = "http://localhost:" + port;
	}

	HttpResponse<String> open(String path) {
		return send(request(path).header("Accept", "text/html, */*;q=0.5"));
	}

	/**
	 * Opens a page, fills in the login in its place, and goes on to it.
	 */
	HttpResponse<String> signIn(String path, String email, String password) {
		HttpResponse<String> login = open(path);
		assertThat(login.body()).contains("Please sign in");
		return submit("/login", Map.of("username", email, "password", password, "_csrf", token(login)));
	}

	HttpResponse<String> submit(String path, Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
		return script("POST", path, "application/x-www-form-urlencoded", body);
	}

	/**
	 * Sends what a script of a page would.
	 * @param headers names and values in turn
	 */
	HttpResponse<String> script(String method, String path, String type, String body, String... headers) {
		HttpRequest.Builder request = request(path).method(method, BodyPublishers.ofString(body))
			.header("Content-Type", type);
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	/**
	 * The token that a page's form hides.
	 */
	static String token(HttpResponse<String> page) {
		Matcher token = TOKEN.matcher(page.body());
		assertThat(token.find()).as(page.body()).isTrue();
		return token.group(1);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.address + path));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
