package dev.migrate.changelog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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
		text.append(yaml().dump(Map.of("databaseChangeLog", entries(document))));
		return text.toString().replace("\n  - changeSet:", "\n\n  - changeSet:");
	}

	private static List<Object> entries(RevisionDocument document) {
		List<Object> entries = new ArrayList<>();
		entries.add(Map.of("logicalFilePath", document.logicalFilePath()));
		document.properties().forEach((property) -> entries.add(Map.of("property", property(property))));
		document.changeSets().forEach((changeSet) -> entries.add(Map.of("changeSet", changeSet(changeSet))));
		return entries;
	}

	private static Map<String, Object> property(PropertyDraft property) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("name", property.name());
		values.put("value", property.value());
		values.put("dbms", property.dbms());
		values.put("global", false);
		return values;
	}

	private static Map<String, Object> changeSet(ChangeSetDraft changeSet) {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("id", changeSet.id());
		values.put("author", changeSet.author());
		if (!changeSet.dbms().isEmpty()) {
			values.put("dbms", String.join(", ", changeSet.dbms()));
		}
		if (changeSet.loses() != null) {
			values.put("labels", Revision.DESTRUCTIVE);
			values.put("comment", "Loses " + changeSet.loses());
		}
		if (changeSet.quoted()) {
			values.put("objectQuotingStrategy", "QUOTE_ALL_OBJECTS");
		}
		values.put("changes", changeSet.changes().stream().map(ChangeNode::toMap).toList());
		values.put("rollback", changeSet.rollback().stream().map(ChangeNode::toMap).toList());
		return values;
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
