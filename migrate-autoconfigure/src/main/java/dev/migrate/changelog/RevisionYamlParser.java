package dev.migrate.changelog;

import java.util.List;
import java.util.Map;

import liquibase.ContextExpression;
import liquibase.Labels;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.DatabaseChangeLog;
import liquibase.exception.ChangeLogParseException;
import liquibase.parser.core.ParsedNode;
import liquibase.parser.core.yaml.YamlChangeLogParser;
import liquibase.resource.ResourceAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Reads changelogs as Liquibase does, which makes a new parser of YAML for each file.
 * Whatever is unusual about a file is left to Liquibase, which finds this class by
 * itself.
 */
public final class RevisionYamlParser extends YamlChangeLogParser {

	private static final String ROOT = "databaseChangeLog";

	@Override
	public int getPriority() {
		return super.getPriority() + 1;
	}

	@Override
	public boolean supports(String changeLogFile, ResourceAccessor resourceAccessor) {
		return resourceAccessor instanceof ParsedFiles && super.supports(changeLogFile, resourceAccessor);
	}

	@Override
	public DatabaseChangeLog parse(String location, ChangeLogParameters parameters, ResourceAccessor resources)
			throws ChangeLogParseException {
		ParsedFiles files = (ParsedFiles) resources;
		Map<?, ?> content = files.yaml(location);
		if (content == null || !(content.get(ROOT) instanceof List<?> entries) || !isOrdinary(entries)) {
			return super.parse(location, parameters, resources);
		}
		DatabaseChangeLog changeLog = new LoadedChangelog(DatabaseChangeLog.normalizePath(location), files.changes());
		for (Object entry : entries) {
			if (((Map<?, ?>) entry).get("property") instanceof Map<?, ?> property) {
				set(property, parameters, changeLog);
			}
		}
		replaceParameters(content, parameters, changeLog);
		changeLog.setChangeLogParameters(parameters);
		try {
			changeLog.load(new ParsedNode(null, ROOT).setValue(entries), resources);
			return changeLog;
		}
		catch (Exception ex) {
			throw new ChangeLogParseException("Error parsing " + location + " : " + ex.getMessage(), ex);
		}
	}

	private static boolean isOrdinary(List<?> entries) {
		return entries.stream()
			.allMatch((entry) -> entry instanceof Map<?, ?> map
					&& (!map.containsKey("property") || map.get("property") instanceof Map<?, ?> property
							&& property.entrySet().stream().allMatch(RevisionYamlParser::isOrdinary)));
	}

	private static boolean isOrdinary(Map.Entry<?, ?> attribute) {
		return switch (String.valueOf(attribute.getKey())) {
			case "name", "context", "labels", "dbms" -> attribute.getValue() instanceof String;
			case "global" -> attribute.getValue() instanceof Boolean;
			case "value" -> true;
			default -> false;
		};
	}

	private static void set(Map<?, ?> property, ChangeLogParameters parameters, DatabaseChangeLog changeLog) {
		if (property.containsKey("name")) {
			boolean global = !property.containsKey("global") || Boolean.TRUE.equals(property.get("global"));
			parameters.set((String) property.get("name"), property.get("value"),
					new ContextExpression((@Nullable String) property.get("context")),
					new Labels((@Nullable String) property.get("labels")), (@Nullable String) property.get("dbms"),
					global, changeLog);
		}
	}

}
