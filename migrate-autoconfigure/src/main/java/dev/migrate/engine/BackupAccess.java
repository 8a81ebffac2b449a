package dev.migrate.engine;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeanWrapper;
import org.springframework.beans.PropertyAccessorFactory;

/**
 * How a program outside of this process reaches the database.
 *
 * @param dataSource how we reach it
 * @param url the JDBC URL
 * @param user the user, or null if that is not known
 * @param password the password, or null if the data source keeps it to itself
 * @param programs the directory of the engine's programs, or null for the PATH
 * @param home the schema whose objects go without a qualifier
 * @param others finds the further schemas that revisions name, for which the changelog
 * has to be read
 * @param lock the table of Liquibase's lock, with its schema where that is not the home
 * @param history the names of the tables that tell what has run
 */
public record BackupAccess(DataSource dataSource, String url, @Nullable String user, @Nullable String password,
		@Nullable Path programs, String home, Supplier<List<String>> others, String lock, List<String> history) {

	/**
	 * Asks the data source.
	 */
	public static BackupAccess of(DataSource dataSource, @Nullable Path programs, String home,
			Supplier<List<String>> others, String lock, List<String> history) throws SQLException {
		try (Connection connection = dataSource.getConnection()) {
			DatabaseMetaData metaData = connection.getMetaData();
			return new BackupAccess(dataSource, metaData.getURL(), metaData.getUserName(), password(dataSource),
					programs, home, others, lock, history);
		}
	}

	private static @Nullable String password(DataSource dataSource) {
		BeanWrapper properties = PropertyAccessorFactory.forBeanPropertyAccess(dataSource);
		if (properties.isReadableProperty("targetDataSource")
				&& properties.getPropertyValue("targetDataSource") instanceof DataSource target) {
			return password(target);
		}
		return properties.isReadableProperty("password")
				&& properties.getPropertyValue("password") instanceof String password ? password : null;
	}

}
