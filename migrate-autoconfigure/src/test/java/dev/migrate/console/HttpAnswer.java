package dev.migrate.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a server answers to a request of which every header is the test's, as no ordinary
 * client lets it be.
 *
 * @param status the status
 * @param headers the headers, by names in lower case
 * @param body the body
 */
record HttpAnswer(int status, Map<String, String> headers, String body) {

	/**
	 * Sends a request.
	 * @param head its first line and headers
	 */
	static HttpAnswer to(InetAddress address, int port, String body, String... head) {
		try (Socket socket = new Socket(address, port)) {
			byte[] content = body.getBytes(StandardCharsets.UTF_8);
			String text = Stream
				.concat(Stream.of(head),
						Stream.of("Connection: close", "Content-Length: " + content.length,
								"Content-Type: application/x-www-form-urlencoded"))
				.collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
			socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
			socket.getOutputStream().write(content);
			socket.getOutputStream().flush();
			return parse(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static HttpAnswer parse(String answer) {
		int end = answer.indexOf("\r\n\r\n");
		String[] lines = answer.substring(0, end).split("\r\n");
		Map<String, String> headers = Stream.of(lines)
			.skip(1)
			.map((line) -> line.split(": ?", 2))
			.collect(Collectors.toMap((pair) -> pair[0].toLowerCase(Locale.ROOT), (pair) -> pair[1], (a, b) -> a));
		return new HttpAnswer(Integer.parseInt(lines[0].split(" ")[1]), headers, answer.substring(end + 4));
	}

	/** What a reader sees of a page. */
	String text() {
		return this.body.replaceAll("(?s)<head>.*?</head>", "")
			.replaceAll("<[^>]+>", " ")
			.replace("&#39;", "'")
			.replace("&quot;", "\"")
			.replace("&lt;", "<")
			.replace("&gt;", ">")
			.replace("&amp;", "&")
			.replaceAll("\\s+", " ");
	}

}
