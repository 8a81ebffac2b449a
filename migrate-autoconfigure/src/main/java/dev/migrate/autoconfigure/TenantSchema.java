package dev.migrate.autoconfigure;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import dev.migrate.Tenant;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that are in the schema of a tenant for as long as they are lent.
 */
final class TenantSchema extends DelegatingDataSource {

	private final Tenant tenant;

	private final String option;

	/**
	 * Creates a DataSource.
	 * @param option what commands are told to mean the tenant's database
	 */
	TenantSchema(DataSource dataSource, Tenant tenant, String option) {
		super(dataSource);
		this.tenant = tenant;
		this.option = option;
	}

	@Override
	public Connection getConnection() throws SQLException {
		Connection connection = super.getConnection();
		try {
			return enter(connection);
		}
		catch (SQLException | RuntimeException ex) {
			connection.close();
			throw ex;
		}
	}

	@Override
	public Connection getConnection(String username, String password) throws SQLException {
		return enter(super.getConnection(username, password));
	}

	private Connection enter(Connection connection) throws SQLException {
		DatabaseMetaData metaData = connection.getMetaData();
		boolean schemas = metaData.supportsSchemasInTableDefinitions();
		if (!schemas && !metaData.supportsCatalogsInTableDefinitions()) {
			throw new MigrationException(
					"The tenant '" + this.tenant.id() + "' cannot have a schema: " + metaData.getDatabaseProductName()
							+ " has none.",
					"Give each tenant a database: have the TenantProvider return Tenant.inDatabase(id, dataSource).");
		}
		String schema = find(metaData, schemas);
		String before = schemas ? connection.getSchema() : connection.getCatalog();
		use(connection, schemas, schema);
		return (Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> {
						if (method.getName().equals("close") && !connection.isClosed()) {
							use(connection, schemas, before);
						}
						try {
							yield method.invoke(connection, arguments);
						}
						catch (InvocationTargetException ex) {
							throw ex.getTargetException();
						}
					}
				});
	}

	private static void use(Connection connection, boolean schemas, @Nullable String schema) throws SQLException {
		if (schemas) {
			connection.setSchema(schema);
		}
		else {
			connection.setCatalog(schema);
		}
	}

	/** Spelled as the engine spells it, which drivers do not all ask for themselves. */
	private String find(DatabaseMetaData metaData, boolean schemas) throws SQLException {
		String wanted = String.valueOf(this.tenant.schema());
		String similar = null;
		try (ResultSet found = schemas ? metaData.getSchemas() : metaData.getCatalogs()) {
			while (found.next()) {
				String name = found.getString(1);
				if (name.equals(wanted)) {
					return name;
				}
				similar = name.equalsIgnoreCase(wanted) ? name : similar;
			}
		}
		if (similar == null) {
			throw new MigrationException(
					"The schema '" + wanted + "' of the tenant '" + this.tenant.id() + "' does not exist.",
					"Create it (create schema " + wanted + "), then repeat it for this tenant: 'migrate" + this.option
							+ " --tenant " + this.tenant.id() + "'. If there is no such tenant, correct the "
							+ "TenantProvider.");
		}
		return similar;
	}

}
