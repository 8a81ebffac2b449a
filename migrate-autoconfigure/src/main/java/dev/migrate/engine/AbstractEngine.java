package dev.migrate.engine;

import dev.migrate.engine.TypeFamily.Family;
import dev.migrate.schema.Identifier;

import org.jspecify.annotations.Nullable;

/**
 * An engine's name and how it treats names.
 */
abstract class AbstractEngine implements Engine {

	private final EngineType type;

	private final Identifiers identifiers;

	AbstractEngine(EngineType type, Identifiers identifiers) {
		this.type = type;
		this.identifiers = identifiers;
	}

	@Override
	public final String id() {
		return this.type.id();
	}

	@Override
	public String displayName() {
		return this.type.productName();
	}

	@Override
	public final Identifier identifier(String catalogName) {
		return this.identifiers.identifier(catalogName);
	}

	@Override
	public final String catalogName(Identifier identifier) {
		return this.identifiers.catalogName(identifier);
	}

	@Override
	public final String sql(Identifier identifier) {
		return this.identifiers.sql(identifier);
	}

	@Override
	public final boolean related(String type, String other) {
		return type.equals(other) || TypeKinship.between(standard(type), standard(other));
	}

	/**
	 * The type of the SQL standard that holds the same values.
	 * @param type a type in normal spelling
	 */
	String standard(String type) {
		return type;
	}

	@Override
	public final @Nullable String distinctValue(String type) {
		String number = rowNumber();
		TypeText text = TypeText.parse(standard(type));
		return (number == null || text.isArray()) ? null : switch (TypeFamily.of(text)) {
			case EXACT, APPROXIMATE -> number;
			case CHARACTER -> text(number);
			case UUID, BINARY -> randomUuid(text);
			case DATE, TIMESTAMP -> day(number);
			default -> null;
		};
	}

	@Override
	public final @Nullable String zoneSql(String fromType, String toType) {
		return TypeFamily.changesZone(TypeText.parse(fromType), TypeText.parse(toType)) ? utcSql() : null;
	}

	/**
	 * SQL that says that the statements behind it are of UTC, or null where an engine's
	 * types are the same with a zone and without.
	 */
	@Nullable String utcSql() {
		return null;
	}

	/**
	 * A UUID for each row, in an update, or null where none is known.
	 * @param type a type that UUIDs or bytes are kept in
	 */
	@Nullable String randomUuid(TypeText type) {
		return null;
	}

	/**
	 * The day that is so many days after the first one of 1970, or null where nobody
	 * knows how to say that.
	 */
	@Nullable String day(String number) {
		return null;
	}

	static boolean isUuid(TypeText type) {
		return TypeFamily.of(type) == Family.UUID;
	}

	/**
	 * An expression in an update that is another whole number for each row, or null where
	 * none is known.
	 */
	@Nullable String rowNumber() {
		return null;
	}

	/**
	 * A number as text.
	 */
	String text(String number) {
		return "cast(" + number + " as varchar(20))";
	}

	final Identifiers identifiers() {
		return this.identifiers;
	}

}
