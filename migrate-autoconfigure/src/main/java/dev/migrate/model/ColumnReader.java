package dev.migrate.model;

import java.util.Locale;

import dev.migrate.engine.Engine;
import dev.migrate.schema.Column;
import dev.migrate.schema.GeneratedValue;
import dev.migrate.schema.Identity;
import org.hibernate.boot.spi.MetadataImplementor;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.OracleDialect;
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
		String type = this.engine
			.normalizeType(mapping.isIdentity() && isIdentityByType() ? identityClause(mapping) : declared.type());
		boolean nullable = !Boolean.FALSE.equals(column.isNullable()) && !declared.notNull()
				&& declared.identity() == null;
		return new Column(this.names.column(mapping), type, nullable, defaultValue(mapping, declared, type),
				identity(mapping, declared), generated(mapping, declared), comment(column));
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

	private @Nullable String comment(liquibase.structure.core.Column column) {
		String remarks = column.getRemarks();
		return (this.engine.keepsComments() && remarks != null && !remarks.isEmpty()) ? remarks : null;
	}

}
