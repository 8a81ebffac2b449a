package dev.migrate.changelog;

import java.sql.Connection;
import java.util.List;
import java.util.Locale;

import javax.sql.DataSource;

import dev.migrate.engine.Engine;
import dev.migrate.engine.Shadow;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;
import dev.migrate.schema.Schema;
import dev.migrate.schema.Sequence;

/** Temporary. */
record TextEngine(String id) implements Engine {

	static final TextEngine H2 = new TextEngine("h2");

	static final TextEngine POSTGRESQL = new TextEngine("postgresql");

	@Override
	public String displayName() {
		return this.id;
	}

	@Override
	public Schema read(Connection connection, String schema) {
		throw new IllegalStateException();
	}

	@Override
	public Shadow openShadow(DataSource database) {
		throw new IllegalStateException();
	}

	@Override
	public Identifier identifier(String catalogName) {
		String folded = h2() ? catalogName.toUpperCase(Locale.ROOT) : catalogName.toLowerCase(Locale.ROOT);
		return folded.equals(catalogName) ? Identifier.of(catalogName) : Identifier.delimited(catalogName);
	}

	@Override
	public String catalogName(Identifier identifier) {
		return (identifier.delimited() || !h2()) ? identifier.text() : identifier.text().toUpperCase(Locale.ROOT);
	}

	private boolean h2() {
		return this.id.equals("h2");
	}

	@Override
	public String sql(Identifier identifier) {
		return identifier.toString();
	}

	@Override
	public String normalizeType(String declaredType) {
		if (declaredType.contains("'")) {
			return declaredType.replaceAll("(?i)^enum", "enum").replace("', '", "','");
		}
		String type = declaredType.toLowerCase(Locale.ROOT)
			.replace(", ", ",")
			.replaceAll("^int\\b", "integer")
			.replace(" without time zone", "");
		return h2() ? type : type.replace(" array", "[]").replace("float8", "double precision");
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return expression;
	}

	@Override
	public List<String> alterIdentitySql(QualifiedName table, Column before, Column after) {
		return List.of("alter table " + table + " alter column " + after.name() + " drop identity");
	}

	@Override
	public String alterSequenceSql(Sequence before, Sequence after) {
		return "alter sequence " + after.name() + " increment by " + after.increment();
	}

	@Override
	public boolean modifyDataTypeKeepsColumn() {
		return !h2();
	}

	@Override
	public String narrowing(String fromType, String toType) {
		return null;
	}

}
