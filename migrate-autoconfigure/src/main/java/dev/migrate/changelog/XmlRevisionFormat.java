package dev.migrate.changelog;

import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.migrate.failure.MigrationException;

/**
 * Writes revisions as XML. The schema that it names is one that Liquibase brings along.
 */
final class XmlRevisionFormat implements RevisionFormat {

	/** Attributes of changes that XML has as elements. */
	private static final Set<String> ELEMENTS = Set.of("where");

	/** Attributes of changes that XML has as the text of their element. */
	private static final Set<String> TEXTS = Set.of("sql", "selectQuery");

	@Override
	public String suffix() {
		return ".xml";
	}

	@Override
	public String write(RevisionDocument document) {
		StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
		document.header().lines().forEach((line) -> xml.append("<!-- ").append(comment(line)).append(" -->\n"));
		xml.append(
				"""
						<databaseChangeLog xmlns="http://www.liquibase.org/xml/ns/dbchangelog"
								xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
								xsi:schemaLocation="http://www.liquibase.org/xml/ns/dbchangelog http://www.liquibase.org/xml/ns/dbchangelog/dbchangelog-latest.xsd"
								logicalFilePath="%s">
						"""
					.formatted(attribute(document.logicalFilePath())));
		for (PropertyDraft property : document.properties()) {
			xml.append("\n\t<property").append(attributes(property.attributes())).append("/>");
		}
		xml.append(document.properties().isEmpty() ? "" : "\n");
		document.changeSets().forEach((changeSet) -> write(changeSet, xml));
		return xml.append("\n</databaseChangeLog>\n").toString();
	}

	private static void write(ChangeSetDraft changeSet, StringBuilder xml) {
		xml.append("\n\t<changeSet").append(attributes(changeSet.attributes())).append(">\n");
		if (changeSet.condition() != null) {
			write(changeSet.condition(), "\t\t", xml);
		}
		if (changeSet.comment() != null) {
			xml.append("\t\t<comment>").append(text(changeSet.comment())).append("</comment>\n");
		}
		changeSet.changes().forEach((change) -> write(change, "\t\t", xml));
		if (changeSet.rollback().isEmpty()) {
			xml.append("\t\t<rollback/>\n");
		}
		else {
			xml.append("\t\t<rollback>\n");
			changeSet.rollback().forEach((change) -> write(change, "\t\t\t", xml));
			xml.append("\t\t</rollback>\n");
		}
		xml.append("\t</changeSet>\n");
	}

	private static void write(ChangeNode node, String indent, StringBuilder xml) {
		StringBuilder attributes = new StringBuilder();
		StringBuilder content = new StringBuilder();
		String text = "";
		for (Map.Entry<String, Object> attribute : node.attributes().entrySet()) {
			String name = attribute.getKey();
			Object value = attribute.getValue();
			if (value instanceof ChangeNode part) {
				write(part, indent + "\t", content);
			}
			else if (value instanceof List<?> parts) {
				parts.forEach((part) -> write((ChangeNode) part, indent + "\t", content));
			}
			else if (TEXTS.contains(name)) {
				text = text(value.toString());
			}
			else if (ELEMENTS.contains(name)) {
				content.append(indent).append("\t<%1$s>%2$s</%1$s>\n".formatted(name, text(value.toString())));
			}
			else {
				attributes.append(attributes(Map.of(name, value)));
			}
		}
		xml.append(indent).append('<').append(node.name()).append(attributes);
		if (!content.isEmpty()) {
			xml.append(">\n").append(content).append(indent).append("</").append(node.name()).append(">\n");
		}
		else {
			xml.append(text.isEmpty() ? "/>\n" : ">" + text + "</" + node.name() + ">\n");
		}
	}

	private static String attributes(Map<String, Object> attributes) {
		StringBuilder xml = new StringBuilder();
		attributes.forEach((name,
				value) -> xml.append(' ').append(name).append("=\"").append(attribute(value.toString())).append('"'));
		return xml.toString();
	}

	private static String attribute(String value) {
		return text(value).replace("\"", "&quot;").replace("\n", "&#10;").replace("\t", "&#9;");
	}

	private static String text(String value) {
		value.chars().filter(XmlRevisionFormat::impossible).findFirst().ifPresent((character) -> {
			throw new MigrationException("XML cannot hold the character U+%04X".formatted(character),
					"Write the revision in another format: --format yaml, or app.migrate.format=yaml.");
		});
		return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;");
	}

	private static boolean impossible(int character) {
		return (character < ' ' && "\t\n\r".indexOf(character) < 0) || character >= 0xFFFE;
	}

	/**
	 * The text of a comment, in which two hyphens would end it. The reader of the header
	 * knows the escape.
	 */
	private static String comment(String line) {
		return line.replace("--", "-\\u002d");
	}

}
