package dev.migrate.model;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Has Hibernate write all names without catalog and schema, so that its statements act on
 * the default schema of whatever connection they are run on.
 */
final class UnqualifiedNames implements SqlStringGenerationContext {

	private final JdbcEnvironment environment;

	UnqualifiedNames(JdbcEnvironment environment) {
		this.environment = environment;
	}

	@Override
	public Dialect getDialect() {
		return this.environment.getDialect();
	}

	@Override
	@Deprecated
	public IdentifierHelper getIdentifierHelper() {
		return this.environment.getIdentifierHelper();
	}

	@Override
	public Identifier toIdentifier(String text) {
		return this.environment.getIdentifierHelper().toIdentifier(text);
	}

	@Override
	public @Nullable Identifier getDefaultCatalog() {
		return null;
	}

	@Override
	public @Nullable Identifier catalogWithDefault(@Nullable Identifier explicitCatalogOrNull) {
		return null;
	}

	@Override
	public @Nullable Identifier getDefaultSchema() {
		return null;
	}

	@Override
	public @Nullable Identifier schemaWithDefault(@Nullable Identifier explicitSchemaOrNull) {
		return null;
	}

	@Override
	public String format(QualifiedTableName qualifiedName) {
		return format(qualifiedName.getTableName());
	}

	@Override
	public String format(QualifiedSequenceName qualifiedName) {
		return format(qualifiedName.getSequenceName());
	}

	@Override
	public String format(QualifiedName qualifiedName) {
		return format(qualifiedName.getObjectName());
	}

	@Override
	public String formatWithoutCatalog(QualifiedSequenceName qualifiedName) {
		return format(qualifiedName.getSequenceName());
	}

	private String format(Identifier name) {
		return name.render(getDialect());
	}

	@Override
	public boolean isMigration() {
		return false;
	}

}
