package dev.migrate.autoconfigure;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.migrate.engine.Engines;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an IDE shows of the properties, and README.
 */
class ConfigurationMetadataTests {

	/** What has no value unless somebody gives it one. */
	private static final Set<String> WITHOUT_DEFAULT = Set.of("app.migrate.backup.programs", "app.migrate.comment",
			"app.migrate.console.write", "app.migrate.contexts", "app.migrate.databases", "app.migrate.exclude",
			"app.migrate.include", "app.migrate.labels", "app.migrate.lint.ignore", "app.migrate.lock-timeout",
			"app.migrate.lock.wait", "app.migrate.renames", "app.migrate.shadow.password", "app.migrate.shadow.url",
			"app.migrate.shadow.username", "app.migrate.statement-timeout", "app.migrate.targets");

	static Stream<String> properties() throws IOException {
		return items("properties").map((property) -> property.get("name").asText())
			.filter((name) -> name.startsWith("app.migrate."));
	}

	@ParameterizedTest
	@MethodSource("properties")
	void everyPropertyIsDescribed(String name) throws IOException {
		JsonNode property = item("properties", name);
		assertThat(property.path("description").asText()).as("description").endsWith(".");
		assertThat(property.has("defaultValue")).as("has a default").isEqualTo(!WITHOUT_DEFAULT.contains(name));
		String readme = Files.readString(Path.of("../README.md"));
		String group = name.substring(0, name.lastIndexOf('.'));
		String last = name.substring(name.lastIndexOf('.'));
		assertThat(readme).as("README's table")
			.satisfiesAnyOf((text) -> assertThat(text).contains("`" + name + "`"),
					(text) -> assertThat(text).containsPattern("`\\Q" + group + "\\E\\.[^|]*`\\Q" + last + "\\E`"));
	}

	/** An IDE knows the values of the other types by itself. */
	@ParameterizedTest
	@MethodSource("properties")
	void everyTextAndDurationHasExamples(String name) throws IOException {
		String type = item("properties", name).get("type").asText();
		if (type.contains("Duration") || (type.contains("String") && !type.contains("Map") && !isSecret(name))) {
			assertThat(item("hints", name).get("values"))
				.allSatisfy((value) -> assertThat(value.path("description").asText()).endsWith("."))
				.isNotEmpty();
		}
	}

	private static boolean isSecret(String name) {
		return name.endsWith(".password") || name.endsWith(".username");
	}

	@Test
	void everyEngineIsOffered() throws IOException {
		assertThat(item("hints", "app.migrate.targets").get("values"))
			.extracting((value) -> value.get("value").asText())
			.allSatisfy((id) -> assertThat(Engines.byId(id).id()).isEqualTo(id))
			.containsExactlyInAnyOrder("h2", "postgresql", "mariadb", "mysql", "hsqldb", "sqlite", "mssql", "oracle",
					"db2");
	}

	/**
	 * An IDE offers below a name what it finds in the type of the map's values by the
	 * rules of Java beans, of which Spring Boot's metadata has but the name.
	 */
	@Test
	void whatCanBeSaidOfAFurtherDatabaseIsOffered() throws Exception {
		String type = item("properties", "app.migrate.databases").get("type").asText();
		assertThat(type).matches("java\\.util\\.Map<java\\.lang\\.String,.*>");
		Class<?> database = Class.forName(type.substring(type.indexOf(',') + 1, type.length() - 1));
		Set<String> expected = properties().map((name) -> name.substring("app.migrate.".length()))
			.collect(Collectors.toSet());
		expected.addAll(Set.of("data-source", "entity-manager-factory", "change-log"));
		Set<String> offered = new HashSet<>();
		offer(database, "", offered);
		Set<String> liquibase = offered.stream()
			.filter((name) -> name.startsWith("liquibase."))
			.collect(Collectors.toSet());
		assertThat(liquibase).contains("liquibase.url", "liquibase.contexts", "liquibase.database-change-log-table");
		offered.removeAll(liquibase);
		assertThat(offered).isEqualTo(expected);
	}

	@Test
	void whatOnlyAFurtherDatabaseHasIsDescribed() throws IOException {
		String source = Files.readString(Path.of("src/main/java/dev/migrate/autoconfigure/MigrateProperties.java"));
		String page = Files.readString(Path.of("../docs/databases.md"));
		for (Field field : MigrateProperties.Database.class.getDeclaredFields()) {
			assertThat(source).as("description")
				.containsPattern("\\.\\s+\\*/\\s+private [^;]*\\b" + field.getName() + "\\b");
			assertThat(page).contains("`" + DataObjectPropertyName.toDashedForm(field.getName()));
		}
		assertThat(item("hints", "app.migrate.databases.keys").get("values")).isNotEmpty();
		assertThat(item("hints", "app.migrate.databases.keys").at("/providers/0/name").asText()).isEqualTo("any");
	}

	private static void offer(Class<?> type, String prefix, Set<String> offered) throws IntrospectionException {
		for (PropertyDescriptor property : Introspector.getBeanInfo(type, Object.class).getPropertyDescriptors()) {
			String name = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			if (property.getWriteMethod() != null || Map.class.isAssignableFrom(property.getPropertyType())) {
				assertThat(Modifier.isPublic(property.getReadMethod().getModifiers())).as(name).isTrue();
				offered.add(name);
			}
			else {
				assertThat(Modifier.isPublic(property.getPropertyType().getModifiers())).as(name).isTrue();
				offer(property.getPropertyType(), name + ".", offered);
			}
		}
	}

	private static JsonNode item(String kind, String name) throws IOException {
		List<JsonNode> found = items(kind).filter((item) -> item.get("name").asText().equals(name)).toList();
		assertThat(found).as(kind + " of " + name).hasSize(1);
		return found.get(0);
	}

	private static Stream<JsonNode> items(String kind) throws IOException {
		try (InputStream metadata = ConfigurationMetadataTests.class
			.getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode items = new ObjectMapper().readTree(metadata).get(kind);
			return StreamSupport.stream(items.spliterator(), false);
		}
	}

}
