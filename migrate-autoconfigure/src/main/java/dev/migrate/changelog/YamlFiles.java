package dev.migrate.changelog;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

import liquibase.parser.core.yaml.CustomConstructYamlTimestamp;
import liquibase.parser.core.yaml.YamlParser;
import liquibase.resource.Resource;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML with one parser for many files.
 */
final class YamlFiles {

	private Yaml yaml = yaml();

	private static Yaml yaml() {
		return new Yaml(new Values(YamlParser.createLoaderOptions()));
	}

	/**
	 * What a file holds, or null if that is nothing ordinary.
	 */
	@Nullable Map<?, ?> read(Resource file) throws IOException {
		try (InputStream content = file.openInputStream()) {
			return (this.yaml.load(content) instanceof Map<?, ?> map) ? map : null;
		}
		catch (YAMLException ex) {
			this.yaml = yaml();
			return null;
		}
	}

	/**
	 * Values as Liquibase wants them.
	 */
	private static final class Values extends SafeConstructor {

		Values(LoaderOptions options) {
			super(options);
			this.yamlConstructors.put(Tag.TIMESTAMP, new CustomConstructYamlTimestamp());
		}

	}

}
