package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;

import dev.migrate.changelog.ChangelogSettings;
import liquibase.UpdateSummaryEnum;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.integration.spring.SpringLiquibase;
import liquibase.ui.UIServiceEnum;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.liquibase.LiquibaseProperties;
import org.springframework.util.CollectionUtils;
import org.springframework.util.StringUtils;

/**
 * What {@code spring.liquibase} asks for, as Spring Boot hands it to Liquibase.
 */
final class LiquibaseSettings {

	private LiquibaseSettings() {
	}

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
		liquibase.setTag(properties.getTag());
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
		return new ChangelogSettings(liquibase.getChangeLog(), module.resolve(properties.getDirectory()),
				commaDelimited(liquibase.getContexts()), commaDelimited(liquibase.getLabelFilter()),
				(parameters != null) ? parameters : Map.of(), properties.getAuthor(), properties.getFileName());
	}

	private static @Nullable String commaDelimited(@Nullable Collection<String> values) {
		return CollectionUtils.isEmpty(values) ? null : StringUtils.collectionToCommaDelimitedString(values);
	}

}
