package dev.migrate.model;

import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.QualifiedName;
import org.hibernate.boot.model.relational.QualifiedSequenceName;
import org.hibernate.boot.model.relational.QualifiedTableName;
import org.hibernate.boot.model.relational.SqlStringGenerationContext;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.env.spi.IdentifierHelper;
import org.hibernate.engine.jdbc.env.spi.JdbcEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Has Hibernate write the names of the home without catalog and schema, so that its
 * statements act on the default schema of whatever connection they are run on, and all
 * others with their schema.
 */
final class RelativeNames implements SqlStringGenerationContext {

	private final JdbcEnvironment environment;

	private final MappedSchemas schemas;

	private final @Nullable Identifier home;

	private RelativeNames(JdbcEnvironment environment, MappedSchemas schemas, @Nullable Identifier home) {
		this.environment = environment;
		this.schemas = schemas;
		this.home = home;
	}

	static RelativeNames of(MetadataImplementor metadata, MappedSchemas schemas) {
		return new RelativeNames(metadata.getDatabase().getJdbcEnvironment(), schemas, null);
	}

	/**
	 * The same, but with the home's name before its own: in a statement about a table of
	 * another schema some engines look there for what has no qualifier.
	 */
	RelativeNames withHome() {
		return new RelativeNames(this.environment, this.schemas, this.schemas.home());
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
		return format((QualifiedName) qualifiedName);
	}

	@Override
	public String format(QualifiedSequenceName qualifiedName) {
		return format((QualifiedName) qualifiedName);
	}

	@Override
	public String format(QualifiedName name) {
		Identifier qualifier = this.schemas.qualifier(name.getCatalogName(), name.getSchemaName());
		Identifier schema = (qualifier != null) ? qualifier : this.home;
		String object = name.getObjectName().render(getDialect());
		return (schema != null) ? schema.render(getDialect()) + "." + object : object;
	}

	@Override
	public String formatWithoutCatalog(QualifiedSequenceName qualifiedName) {
		return format((QualifiedName) qualifiedName);
	}

	@Override
	public boolean isMigration() {
		return false;
	}

}
