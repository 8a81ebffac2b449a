package dev.migrate.changelog;

import java.util.Map;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.LineBreak;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Writes revisions as YAML, laid out as a person would.
 */
final class YamlRevisionFormat implements RevisionFormat {

	@Override
	public String suffix() {
		return ".yaml";
	}

	@Override
	public String write(RevisionDocument document) {
		StringBuilder text = new StringBuilder();
		document.header().lines().forEach((line) -> text.append("# ").append(line).append('\n'));
		text.append(yaml().dump(Map.of("databaseChangeLog", document.toMaps())));
		return text.toString().replace("\n  - changeSet:", "\n\n  - changeSet:");
	}

	private static Yaml yaml() {
		DumperOptions options = new DumperOptions();
		options.setDefaultFlowStyle(FlowStyle.BLOCK);
		options.setIndent(2);
		options.setIndicatorIndent(2);
		options.setIndentWithIndicator(true);
		options.setSplitLines(false);
		options.setWidth(Integer.MAX_VALUE);
		options.setLineBreak(LineBreak.UNIX);
		options.setAllowUnicode(true);
		options.setDereferenceAliases(true);
		return new Yaml(new BlockTextRepresenter(options), options);
	}

	/**
	 * Writes text of several lines as a literal block, where snakeyaml would fold it.
	 */
	private static final class BlockTextRepresenter extends Representer {

		BlockTextRepresenter(DumperOptions options) {
			super(options);
		}

		@Override
		protected Node representScalar(Tag tag, String value, ScalarStyle style) {
			boolean block = tag.equals(Tag.STR) && value.contains("\n");
			return super.representScalar(tag, value, block ? ScalarStyle.LITERAL : style);
		}

	}

}
