package dev.migrate.model;

import liquibase.database.DatabaseConnection;
import liquibase.database.jvm.JdbcConnection;
import liquibase.ext.hibernate.database.HibernateDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import org.hibernate.boot.Metadata;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.spi.MetadataImplementor;

/**
 * Shows metadata that is bound already to liquibase-hibernate6, whose own databases would
 * bind it anew from what fits into a URL.
 */
final class MetadataDatabase extends HibernateDatabase {

	/** What follows the last colon must not look like the name of a class. */
	private static final String URL = "hibernate:migrate:bound/metadata";

	private final MetadataImplementor metadata;

	MetadataDatabase(MetadataImplementor metadata) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		setConnection(new JdbcConnection(new HibernateConnection(URL, null)));
	}

	@Override
	protected Metadata buildMetadataFromPath() {
		return this.metadata;
	}

	@Override
	protected void configureSources(MetadataSources sources) {
	}

	@Override
	public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
		return false;
	}

	@Override
	public String getShortName() {
		return "hibernateMigrate";
	}

	@Override
	protected String getDefaultDatabaseProductName() {
		return "Hibernate";
	}

}
