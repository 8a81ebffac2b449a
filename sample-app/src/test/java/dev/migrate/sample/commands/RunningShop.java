package dev.migrate.sample.commands;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.migrate.sample.ShopProcess;

import static java.util.stream.Collectors.joining;

/**
 * The shop as a server, and as much of {@code curl} as it takes to ask it.
 */
final class RunningShop implements AutoCloseable {

	/** Where it would listen if it were the only one. */
	private static final String ADDRESS = "localhost:8080";

	private final HttpClient client = HttpClient.newHttpClient();

	private final ShopProcess.Running process;

	private final String address;

	RunningShop(Path directory, List<String> launch, Map<String, String> environment) throws IOException {
		this.process = new ShopProcess(directory, launch).start(environment, "--server.port=0");
		this.process.awaitOutput("Started ShopApplication");
		this.address = "localhost:" + this.process.port();
	}

	/**
	 * Sends a request.
	 * @param curl the command and its arguments
	 */
	Outcome ask(List<String> curl) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder().header("Accept", "*/*");
		String method = "GET";
		String body = "";
		for (Iterator<String> words = curl.listIterator(1); words.hasNext();) {
			String word = words.next();
			switch (word) {
				case "-s", "-f" -> {
				}
				case "-X" -> method = words.next();
				case "-u" -> request.header("Authorization", "Basic " + encoded(words.next()));
				case "-H" -> request.headers(words.next().split(": ", 2));
				case "-d" -> {
					method = "POST";
					body = words.next();
				}
				default -> request.uri(URI.create("http://" + word.replace(ADDRESS, this.address)));
			}
		}
		HttpResponse<String> answer = this.client.send(request.method(method, BodyPublishers.ofString(body)).build(),
				BodyHandlers.ofString());
		String told = answer.body().replace(this.address, ADDRESS);
		return new Outcome((answer.statusCode() < 400) ? 0 : 22,
				told.lines().map((line) -> line + "\n").collect(joining()), "");
	}

	private static String encoded(String credentials) {
		return Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
	}

	@Override
	public void close() {
		this.process.close();
	}

}
