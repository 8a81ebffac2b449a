package dev.migrate.changelog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

import dev.migrate.failure.MigrationException;

/**
 * Writes revisions as Liquibase's formatted SQL, of changes that are SQL already.
 */
final class SqlRevisionFormat implements RevisionFormat {

	/**
	 * The attribute of SQL that has a comment line above it.
	 */
	static final String NOTE = "note";

	private static final String NOTHING = "-- Write SQL here, and what undoes it after --rollback.";

	/** What Liquibase would take for words to itself, were it a line of a statement. */
	private static final Pattern MARKED = Pattern
		.compile("\\s*(?:-+\\s*(?:changeset|property|rollback|precondition|comment|validCheckSum|ignore|liquibase)|"
				+ "/\\*\\s*liquibase).*", Pattern.CASE_INSENSITIVE);

	@Override
	public String suffix() {
		return ".sql";
	}

	@Override
	public String write(RevisionDocument document) {
		StringBuilder text = new StringBuilder("--liquibase formatted sql logicalFilePath:")
			.append(document.logicalFilePath())
			.append('\n');
		document.header().lines().forEach((line) -> text.append("-- ").append(line).append('\n'));
		document.changeSets().forEach((changeSet) -> write(changeSet, text));
		return text.toString();
	}

	private static void write(ChangeSetDraft changeSet, StringBuilder text) {
		text.append("\n--changeset ").append(name(changeSet.author())).append(':').append(changeSet.id());
		changeSet.attributes().forEach((attribute, value) -> {
			switch (attribute) {
				case "id", "author" -> {
				}
				case "dbms" -> text.append(" dbms:").append(value.toString().replace(" ", ""));
				default -> text.append(' ').append(attribute).append(":\"").append(value).append('"');
			}
		});
		String rollback = sql(changeSet.rollback(), changeSet);
		String forward = changeSet.changes().isEmpty() ? NOTHING : sql(changeSet.changes(), changeSet);
		text.append(isWhole(changeSet.changes()) ? " splitStatements:false" : "")
			.append(isWhole(changeSet.rollback()) ? " rollbackSplitStatements:false" : "")
			.append(keepsComments(forward) ? " stripComments:false" : "")
			.append('\n');
		if (changeSet.comment() != null) {
			text.append("--comment: ").append(changeSet.comment().replaceAll("\\s+", " ")).append('\n');
		}
		if (changeSet.superfluous() != null) {
			text.append("--preconditions onFail:MARK_RAN\n--precondition-sql-check expectedResult:0 ")
				.append(changeSet.superfluous())
				.append('\n');
		}
		note(changeSet.changes()).forEach((note) -> text.append(note).append('\n'));
		text.append(forward).append('\n');
		(rollback.isEmpty() ? "empty" : rollback).lines()
			.forEach((line) -> text.append("--rollback ").append(line).append('\n'));
	}

	/** Whether the statement holds what would be taken for its end. */
	private static boolean isWhole(List<ChangeNode> changes) {
		return changes.stream().anyMatch((change) -> change.attributes().containsKey("splitStatements"));
	}

	/** A colon would end the name. */
	static String name(String author) {
		return author.contains(":") ? "\"" + author + "\"" : author;
	}

	private static List<String> note(List<ChangeNode> changes) {
		return changes.stream()
			.map(ChangeNode::attributes)
			.map((attributes) -> attributes.get(NOTE))
			.filter(Objects::nonNull)
			.map(Object::toString)
			.toList();
	}

	private static String sql(List<ChangeNode> changes, ChangeSetDraft changeSet) {
		StringBuilder sql = new StringBuilder();
		for (ChangeNode change : changes) {
			Map<String, Object> attributes = change.attributes();
			sql.append(sql.isEmpty() ? "" : "\n").append(attributes.get("sql")).append(';');
		}
		String text = sql.toString();
		if (text.contains("\r") || text.lines().anyMatch((line) -> MARKED.matcher(line).matches())
				|| text.toLowerCase(Locale.ROOT).contains("changesetid")) {
			throw new MigrationException(
					"Change set " + changeSet.id() + " cannot be written as formatted SQL: Liquibase would take a part"
							+ " of it for instructions to itself, or change its line ends",
					"Write the revision in another format: --format yaml, or app.migrate.format=yaml.");
		}
		return text;
	}

	/**
	 * Liquibase takes comments out unless it is told not to, and text that looks like one
	 * along with them.
	 */
	private static boolean keepsComments(String sql) {
		return !sql.equals(NOTHING) && (sql.contains("--") || sql.contains("/*"));
	}

}
