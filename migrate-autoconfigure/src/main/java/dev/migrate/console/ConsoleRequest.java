package dev.migrate.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import dev.migrate.MigrationService;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * A request about a database, as a page sees it.
 *
 * @param exchange the request
 * @param root the address of the console
 * @param databases the names of all databases
 * @param service the database that it is about
 * @param rest what the address has behind the database
 */
record ConsoleRequest(ConsoleExchange exchange, String root, List<String> databases, MigrationService service,
		List<String> rest) {

	Optional<String> parameter(String name) {
		return Optional.ofNullable(this.exchange.parameters().get(name))
			.map(String::strip)
			.filter((value) -> !value.isEmpty());
	}

	/**
	 * The database, also where a tenant of it is asked for.
	 */
	String database() {
		String name = this.service.name();
		return this.databases.stream()
			.filter((database) -> name.equals(database) || name.startsWith(database + "."))
			.findFirst()
			.orElse(name);
	}

	/**
	 * The address of something of this database.
	 */
	String address(String... segments) {
		return addressOf(this.root, this.service.name(), segments);
	}

	static String addressOf(String root, String database, String... segments) {
		StringBuilder address = new StringBuilder(root).append('/').append(encode(database));
		for (String segment : segments) {
			address.append('/').append(encode(segment));
		}
		return address.toString();
	}

	static String query(String name, @Nullable String value) {
		return name + "=" + UriUtils.encode(String.valueOf(value), StandardCharsets.UTF_8);
	}

	private static String encode(String segment) {
		return UriUtils.encode(segment, StandardCharsets.UTF_8);
	}

}
