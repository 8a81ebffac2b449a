package dev.migrate.model;

import java.util.Locale;

import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identity;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.OracleDialect;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Completes a column of liquibase-hibernate6. Of the type it is not used, because it
 * takes the text apart and loses what it does not know (the values of an enum, the
 * {@code array} behind an array); identities it guesses, and generated columns it does
 * not know.
 */
final class ColumnReader {

	private final MetadataImplementor metadata;

	private final Dialect dialect;

	private final Engine engine;

	private final Names names;

	ColumnReader(MetadataImplementor metadata, Engine engine, Names names) {
		this.metadata = metadata;
		this.dialect = metadata.getDatabase().getDialect();
		this.engine = engine;
		this.names = names;
	}

	Column read(liquibase.structure.core.Column column, org.hibernate.mapping.Column mapping) {
		DeclaredType declared = DeclaredType.of(mapping.getSqlType(this.metadata));
		refuseReferences(mapping, declared);
		String type = (mapping.isIdentity() && isIdentityByType()) ? this.engine.normalizeType(identityClause(mapping))
				: type(mapping, declared);
		boolean nullable = !Boolean.FALSE.equals(column.isNullable()) && !declared.notNull()
				&& declared.identity() == null;
		return new Column(this.names.column(mapping), type, nullable, defaultValue(mapping, declared, type),
				identity(mapping, declared), generated(mapping, declared), comment(column, declared));
	}

	private @Nullable String defaultValue(org.hibernate.mapping.Column mapping, DeclaredType declared, String type) {
		String expression = (mapping.getDefaultValue() != null) ? mapping.getDefaultValue() : declared.defaultValue();
		if (expression == null || expression.strip().equalsIgnoreCase("null") || mapping.isIdentity()) {
			return null;
		}
		return this.engine.normalizeDefault(expression, type);
	}

	private @Nullable Identity identity(org.hibernate.mapping.Column mapping, DeclaredType declared) {
		if (isIdentityByType() || (declared.identity() == null && !mapping.isIdentity())) {
			return null;
		}
		String clause = identityClause(mapping).toLowerCase(Locale.ROOT);
		boolean optional = declared.identity() != null && clause.contains("generated");
		return optional ? declared.identity() : new Identity(clause.contains("always"), 1, 1);
	}

	private String identityClause(org.hibernate.mapping.Column mapping) {
		return this.dialect.getIdentityColumnSupport().getIdentityColumnString(mapping.getSqlTypeCode(this.metadata));
	}

	/** Whether a key of the right type is all that it takes. */
	private boolean isIdentityByType() {
		return !this.dialect.getIdentityColumnSupport().hasDataTypeInIdentityColumn();
	}

	/** Hibernate asks for a stored value where an engine has both kinds. */
	private @Nullable GeneratedValue generated(org.hibernate.mapping.Column mapping, DeclaredType declared) {
		String expression = mapping.getGeneratedAs();
		boolean stored = !(this.dialect instanceof OracleDialect);
		return (expression != null) ? new GeneratedValue(expression.strip(), stored) : declared.generated();
	}

	private @Nullable String comment(liquibase.structure.core.Column column, DeclaredType declared) {
		String remarks = column.getRemarks();
		String comment = (remarks != null && !remarks.isEmpty()) ? remarks : declared.comment();
		return this.engine.keepsComments() ? comment : null;
	}

	/** The order of letters stands behind the type, wherever the mapping has it. */
	private String type(org.hibernate.mapping.Column mapping, DeclaredType declared) {
		String collation = (mapping.getCollation() != null) ? this.dialect.quoteCollation(mapping.getCollation())
				: declared.collation();
		refuseMissingType(mapping, declared);
		String type = this.engine
			.normalizeType((collation != null) ? declared.type() + " collate " + collation : declared.type());
		if (collation != null && !type.toLowerCase(Locale.ROOT).contains(" collate ")) {
			throw new MigrationException(
					"The column " + mapping.getName() + " is to have the collation " + collation
							+ ", and columns have none of their own on " + this.engine.displayName(),
					"Leave @Collate, or collate in columnDefinition, out, or leave " + this.engine.id()
							+ " out of app.migrate.targets.");
		}
		return type;
	}

	/**
	 * Hibernate asks the driver how to make the type of an array, and may give it another
	 * name than the column has for it.
	 */
	private void refuseMissingType(org.hibernate.mapping.Column mapping, DeclaredType declared) {
		if (this.dialect instanceof OracleDialect && mapping.getSqlTypeCode(this.metadata) == SqlTypes.ARRAY
				&& new MappedObjects(this.metadata).types()
					.stream()
					.noneMatch((type) -> type.getName().equalsIgnoreCase(declared.type()))) {
			throw new MigrationException(
					"The type " + declared.type() + " of the column " + mapping.getName()
							+ " would be missing: Hibernate makes none of this name",
					"Add Oracle's driver (com.oracle.database.jdbc:ojdbc11), of which Hibernate asks it, and a "
							+ "PhysicalNamingStrategy that leaves types their names (toPhysicalTypeName), or leave "
							+ this.engine.id() + " out of app.migrate.targets.");
		}
	}

	/** Some engines pass over it, others make a foreign key of it. */
	private void refuseReferences(org.hibernate.mapping.Column mapping, DeclaredType declared) {
		if (declared.references() != null) {
			throw new MigrationException(
					"The columnDefinition of " + mapping.getName() + " refers to " + declared.references()
							+ ", and what " + this.engine.displayName() + " makes of that cannot be told without it",
					"Say it with an association (@ManyToOne, @OneToOne), or leave " + this.engine.id()
							+ " out of app.migrate.targets.");
		}
	}

}
