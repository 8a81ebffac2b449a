package dev.migrate.changelog;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Identifier;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.changelog.ChangeSet;
import liquibase.structure.core.Schema;

/**
 * The schemas that change sets name, beside the one that they need not name.
 */
public final class ChangelogSchemas {

	private static final String NAME = "(\"[^\"]+\"|`[^`]+`|[\\p{L}_][\\p{L}\\p{N}_$]*)";

	private static final Pattern CREATION = Pattern
		.compile("\\bcreate\\s+(?:schema|database)\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME, Pattern.CASE_INSENSITIVE);

	private static final Pattern QUALIFIED = Pattern
		.compile("\\b(?:table|sequence|view|type|into|update|from|to|join|references|exists)\\s+" + NAME
				+ "\\s*\\.\\s*[\\w\"`]", Pattern.CASE_INSENSITIVE);

	private static final Pattern MOVE = Pattern.compile("\\bset\\s+schema\\s+" + NAME, Pattern.CASE_INSENSITIVE);

	private final LiquibaseDialect dialect;

	private final Set<Identifier> named = new LinkedHashSet<>();

	private final Set<Identifier> created = new LinkedHashSet<>();

	private ChangelogSchemas(LiquibaseDialect dialect) {
		this.dialect = dialect;
	}

	/**
	 * The schemas that a changelog creates.
	 */
	public static Set<Identifier> createdBy(Changelog changelog, Engine engine) {
		return read(changelog.databaseChangeLog().getChangeSets(), new LiquibaseDialect(engine)).created;
	}

	/**
	 * All schemas that a changelog names.
	 */
	public static Set<Identifier> namedBy(Changelog changelog, Engine engine) {
		return namedBy(changelog.databaseChangeLog().getChangeSets(), new LiquibaseDialect(engine));
	}

	static Set<Identifier> namedBy(List<ChangeSet> changeSets, LiquibaseDialect dialect) {
		return read(changeSets, dialect).named;
	}

	private static ChangelogSchemas read(List<ChangeSet> changeSets, LiquibaseDialect dialect) {
		ChangelogSchemas schemas = new ChangelogSchemas(dialect);
		changeSets.forEach((changeSet) -> changeSet.getChanges().forEach((change) -> schemas.read(change, changeSet)));
		schemas.named.removeIf(dialect.engine()::isSystemSchema);
		return schemas;
	}

	private void read(Change change, ChangeSet changeSet) {
		if (change instanceof AbstractSQLChange sql) {
			read(Objects.requireNonNullElse(sql.getSql(), ""));
			return;
		}
		ChangedNames names = new ChangedNames(this.dialect, changeSet);
		for (String field : change.getSerializableFields()) {
			if (namesSchema(field) && change.getSerializableFieldValue(field) instanceof String name
					&& !name.isBlank()) {
				this.named.add(names.name(name));
			}
		}
	}

	/** Where an engine has no schemas, both words mean a catalog. */
	private boolean namesSchema(String field) {
		String word = field.toLowerCase(Locale.ROOT);
		return word.endsWith("schemaname")
				|| (word.endsWith("catalogname") && !this.dialect.database().supports(Schema.class));
	}

	private void read(String sql) {
		for (Matcher creation = CREATION.matcher(sql); creation.find();) {
			this.created.add(name(creation.group(1)));
			this.named.add(name(creation.group(1)));
		}
		for (Matcher move = MOVE.matcher(sql); move.find();) {
			this.named.add(name(move.group(1)));
		}
		for (Matcher qualified = QUALIFIED.matcher(sql); qualified.find();) {
			this.named.add(name(qualified.group(1)));
		}
	}

	private Identifier name(String sql) {
		boolean quoted = sql.startsWith("\"") || sql.startsWith("`");
		return quoted ? this.dialect.engine().identifier(sql.substring(1, sql.length() - 1))
				: this.dialect.engine().unquoted(sql);
	}

}
