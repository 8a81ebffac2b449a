package dev.migrate.autoconfigure;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import dev.migrate.GenerationSettings;
import dev.migrate.changelog.ChangelogSettings;
import dev.migrate.changelog.RevisionTemplate;
import dev.migrate.execution.HistoryTables;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.ObjectFilter;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.ui.UIServiceEnum;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/**
 * What {@code spring.liquibase} and {@code app.migrate} say, as it is handed on.
 */
final class ServiceSettings {

	private ServiceSettings() {
	}

	/**
	 * Configures Liquibase as Spring Boot would have.
	 */
	static void apply(LiquibaseProperties properties, SpringLiquibase liquibase) {
		liquibase.setChangeLog(properties.getChangeLog());
		liquibase.setChangeLogParameters(properties.getParameters());
		liquibase.setContexts(commaDelimited(properties.getContexts()));
		liquibase.setLabelFilter(commaDelimited(properties.getLabelFilter()));
		liquibase.setDefaultSchema(properties.getDefaultSchema());
		liquibase.setLiquibaseSchema(properties.getLiquibaseSchema());
		liquibase.setLiquibaseTablespace(properties.getLiquibaseTablespace());
		liquibase.setDatabaseChangeLogTable(properties.getDatabaseChangeLogTable());
		liquibase.setDatabaseChangeLogLockTable(properties.getDatabaseChangeLogLockTable());
		liquibase.setShouldRun(properties.isEnabled());
		liquibase.setDropFirst(properties.isDropFirst());
		liquibase.setClearCheckSums(properties.isClearChecksums());
		liquibase.setRollbackFile(properties.getRollbackFile());
		liquibase.setTestRollbackOnUpdate(properties.isTestRollbackOnUpdate());
		liquibase.setTag(StringUtils.hasText(properties.getTag()) ? properties.getTag() : null);
		if (properties.getShowSummary() != null) {
			liquibase.setShowSummary(UpdateSummaryEnum.valueOf(properties.getShowSummary().name()));
		}
		if (properties.getShowSummaryOutput() != null) {
			liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.valueOf(properties.getShowSummaryOutput().name()));
		}
		if (properties.getUiService() != null) {
			liquibase.setUiService(UIServiceEnum.valueOf(properties.getUiService().name()));
		}
		liquibase.setAnalyticsEnabled(properties.getAnalyticsEnabled());
		liquibase.setLicenseKey(properties.getLicenseKey());
	}

	/**
	 * The changelog and how it is written.
	 * @param module what a relative directory is relative to
	 */
	static ChangelogSettings changelog(LiquibaseProperties liquibase, MigrateProperties properties, Path module) {
		Map<String, String> parameters = liquibase.getParameters();
		return new ChangelogSettings(liquibase.getChangeLog(),
				resolve(module, "app.migrate.directory", properties.getDirectory()),
				commaDelimited(liquibase.getContexts()), commaDelimited(liquibase.getLabelFilter()),
				(parameters != null) ? parameters : Map.of(), template(properties));
	}

	/**
	 * A directory that a property names.
	 */
	static Path resolve(Path module, String property, String directory) {
		try {
			return module.resolve(directory);
		}
		catch (InvalidPathException ex) {
			throw new MigrationException(
					"'" + directory + "' in " + property + " is not the name of a directory: " + ex.getReason() + ".",
					"Set it to one, absolute or relative to the application's module.", ex);
		}
	}

	/**
	 * Where the history is.
	 */
	static HistoryTables tables(LiquibaseProperties properties) {
		String schema = properties.getLiquibaseSchema();
		return HistoryTables.of((schema != null) ? schema : properties.getDefaultSchema(),
				properties.getDatabaseChangeLogTable(), properties.getDatabaseChangeLogLockTable());
	}

	private static RevisionTemplate template(MigrateProperties properties) {
		return new RevisionTemplate(properties.getFormat(), properties.getFileName(), properties.getAuthor(),
				properties.getLabels(), properties.getContexts(), properties.getComment());
	}

	/**
	 * How revisions are made.
	 */
	static GenerationSettings generation(MigrateProperties properties) {
		Map<String, String> renames = new LinkedHashMap<>();
		for (String rename : properties.getRenames()) {
			String[] names = rename.split("=", -1);
			if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
				throw new MigrationException("'" + rename + "' in app.migrate.renames is not a rename.",
						"Write what was renamed as users.name=full_name (a column) or author=writer (a table).");
			}
			renames.put(names[0].strip(), names[1].strip());
		}
		return new GenerationSettings(
				properties.getTargets(), properties.getReference(), renames, ObjectFilter
					.of(patterns("include", properties.getInclude()), patterns("exclude", properties.getExclude())),
				shadow(properties.getShadow()));
	}

	private static @Nullable DataSource shadow(MigrateProperties.Shadow shadow) {
		return (shadow.getUrl() == null) ? null
				: new DriverManagerDataSource(shadow.getUrl(), shadow.getUsername(), shadow.getPassword());
	}

	private static List<String> patterns(String property, List<String> patterns) {
		for (String pattern : patterns) {
			if (!ObjectFilter.isPattern(pattern)) {
				throw new MigrationException(
						"'" + pattern + "' in app.migrate." + property + " is not a pattern for names of tables.",
						"Write a name, or a schema and a name with a dot between them, where * stands for any characters"
								+ " and ? for one: legacy_*, crm.*, crm.audit.");
			}
		}
		return patterns;
	}

	private static @Nullable String commaDelimited(@Nullable Collection<String> values) {
		return CollectionUtils.isEmpty(values) ? null : StringUtils.collectionToCommaDelimitedString(values);
	}

}
