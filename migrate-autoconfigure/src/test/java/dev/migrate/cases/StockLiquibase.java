package dev.migrate.cases;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseConnection;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.diff.DiffGeneratorFactory;
import liquibase.diff.compare.CompareControl;
import liquibase.diff.output.DiffOutputControl;
import liquibase.diff.output.changelog.DiffToChangeLog;
import liquibase.exception.DatabaseException;
import liquibase.exception.LiquibaseException;
import liquibase.ext.hibernate.database.HibernateDatabase;
import liquibase.ext.hibernate.database.connection.HibernateConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.serializer.core.yaml.YamlChangeLogSerializer;
import org.hibernate.boot.MetadataBuilder;
import org.hibernate.boot.MetadataSources;

import org.springframework.boot.orm.jpa.hibernate.SpringImplicitNamingStrategy;

/**
 * What Liquibase's own extension for Hibernate makes of a change of the entities: its
 * {@code diffChangeLog}, {@code update} and {@code rollback}, with the dialect and the
 * naming strategies of the application.
 */
final class StockLiquibase {

	private static final String FILE = "changelog.yaml";

	private final DataSource database;

	private final Path directory;

	private final String dialect;

	private int changeSets;

	StockLiquibase(DataSource database, Path directory, String dialect) {
		this.database = database;
		this.directory = directory;
		this.dialect = dialect;
	}

	/**
	 * Writes a changelog for what it takes for the difference.
	 * @return the number of its change sets
	 */
	int diff(Version entities) throws SQLException, LiquibaseException, IOException {
		try (Connection connection = this.database.getConnection()) {
			Database live = DatabaseFactory.getInstance()
				.findCorrectDatabaseImplementation(new JdbcConnection(connection));
			DiffToChangeLog writer = new DiffToChangeLog(
					DiffGeneratorFactory.getInstance()
						.compare(new Entities(entities, this.dialect), live, CompareControl.STANDARD),
					new DiffOutputControl(false, false, false, null));
			List<ChangeSet> written = writer.generateChangeSets();
			this.changeSets = written.size();
			try (PrintStream file = new PrintStream(Files.newOutputStream(this.directory.resolve(FILE)))) {
				new YamlChangeLogSerializer().write(written, file);
			}
			return this.changeSets;
		}
	}

	void update() throws SQLException, LiquibaseException, IOException {
		try (Liquibase liquibase = open()) {
			liquibase.update(new Contexts(), new LabelExpression());
		}
	}

	void rollback() throws SQLException, LiquibaseException, IOException {
		try (Liquibase liquibase = open()) {
			liquibase.rollback(this.changeSets, null, new Contexts(), new LabelExpression());
		}
	}

	private Liquibase open() throws SQLException, LiquibaseException, IOException {
		return new Liquibase(FILE, new DirectoryResourceAccessor(this.directory),
				new JdbcConnection(this.database.getConnection()));
	}

	/**
	 * The extension's view of entities, which it would otherwise look for in a package.
	 */
	static final class Entities extends HibernateDatabase {

		private final Version version;

		Entities(Version version, String dialect) {
			this.version = version;
			setConnection(new JdbcConnection(
					new HibernateConnection("hibernate:case:entities/all?hibernate.dialect=" + dialect, null)));
		}

		@Override
		protected void configureSources(MetadataSources sources) {
			this.version.types().forEach(sources::addAnnotatedClass);
		}

		@Override
		protected void configureMetadataBuilder(MetadataBuilder builder) throws DatabaseException {
			super.configureMetadataBuilder(builder);
			configurePhysicalNamingStrategy(this.version.naming().getName(), builder);
			configureImplicitNamingStrategy(SpringImplicitNamingStrategy.class.getName(), builder);
		}

		@Override
		public boolean isCorrectDatabaseImplementation(DatabaseConnection connection) {
			return false;
		}

		@Override
		public String getShortName() {
			return "hibernateCase";
		}

		@Override
		protected String getDefaultDatabaseProductName() {
			return "Hibernate";
		}

	}

}
