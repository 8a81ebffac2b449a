package dev.migrate.changelog;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.migrate.engine.Engine;
import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.Table;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.ObjectQuotingStrategy;
import liquibase.database.core.MySQLDatabase;
import liquibase.datatype.DataTypeFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.statement.core.CreateSequenceStatement;
import liquibase.structure.DatabaseObject;

import org.jspecify.annotations.Nullable;

/**
 * How Liquibase reads and writes names and types for an engine, which is not always how
 * the engine does. Needs no connection.
 */
final class LiquibaseDialect {

	static final String ALWAYS = "ALWAYS";

	private static final String EMPTY_COMMENT = "/**/";

	private static final Pattern EMPTY_COMMENT_OR_TEXT = Pattern.compile("'(?:[^']|'')*'|/\\*\\*/");

	private static final Pattern SPACES_BEFORE_PARAMETERS = Pattern.compile(" (?=[^(]*\\()");

	private final Engine engine;

	private final @Nullable Identifier home;

	private final Database database;

	private final Map<String, Optional<String>> spellings;

	LiquibaseDialect(Engine engine) {
		this(engine, null);
	}

	/**
	 * For an engine.
	 * @param home the schema that goes without saying, or null if that is not known
	 */
	LiquibaseDialect(Engine engine, @Nullable Identifier home) {
		this(engine, home, offlineDatabase(engine), new ConcurrentHashMap<>());
	}

	private LiquibaseDialect(Engine engine, @Nullable Identifier home, Database database,
			Map<String, Optional<String>> spellings) {
		this.engine = engine;
		this.home = home;
		this.database = database;
		this.spellings = spellings;
	}

	/**
	 * The same for a step that meets a table.
	 */
	LiquibaseDialect meeting(@Nullable Table table) {
		Engine met = (table != null) ? this.engine.meeting(table) : this.engine;
		return (met == this.engine) ? this : new LiquibaseDialect(met, this.home, this.database, this.spellings);
	}

	/**
	 * Liquibase's idea of an engine that is not connected.
	 */
	static Database offlineDatabase(Engine engine) {
		ResourceAccessor resources = new ClassLoaderResourceAccessor();
		try {
			return QuietLiquibase.call(resources, () -> DatabaseFactory.getInstance()
				.openDatabase("offline:" + engine.id(), null, null, null, resources));
		}
		catch (Exception ex) {
			throw new IllegalStateException("Liquibase does not know " + engine.id(), ex);
		}
	}

	Engine engine() {
		return this.engine;
	}

	/**
	 * Whether a schema is the one that goes without saying.
	 */
	boolean isHome(Identifier schema) {
		return this.home != null && this.home.sameWord(schema);
	}

	Database database() {
		return this.database;
	}

	/**
	 * Whether a name can be written as it is: without quotes it means the same to the
	 * engine, and Liquibase adds no quotes that change what it means.
	 */
	boolean plain(Identifier name) {
		if (name.delimited()) {
			return false;
		}
		return plain(name, liquibase.structure.core.Table.class);
	}

	/**
	 * Whether the name of a schema can be written as it is: Liquibase may have been told
	 * to quote these alone.
	 */
	boolean plainSchema(Identifier name) {
		return !name.delimited() && plain(name, liquibase.structure.core.Schema.class);
	}

	private boolean plain(Identifier name, Class<? extends DatabaseObject> kind) {
		String written = this.database.escapeObjectName(name.text(), kind);
		return isQuoted(written) ? unquoted(written).equals(this.engine.catalogName(name))
				: !isQuoted(this.engine.sql(name));
	}

	/**
	 * The object that a name in a change set means.
	 * @param quoted whether the change set has all names quoted
	 */
	Identifier identifier(String name, boolean quoted) {
		if (quoted) {
			return this.engine.identifier(name);
		}
		String written = this.database.escapeObjectName(name, liquibase.structure.core.Table.class);
		return isQuoted(written) ? this.engine.identifier(unquoted(written)) : this.engine.unquoted(written);
	}

	/**
	 * Looks whether Liquibase leaves the name of a schema as it is where all names are
	 * quoted.
	 * @throws MigrationException if it writes another one
	 */
	void verifySchema(Identifier schema) {
		String name = this.engine.catalogName(schema);
		if (!quotedTable(name).contains(name)) {
			throw new MigrationException(
					"Liquibase does not find the schema " + schema + " on " + this.engine.displayName() + ": it writes "
							+ name.toUpperCase(Locale.ROOT) + " for it.",
					"Name the schema without quotes, or set liquibase.preserveSchemaCase=true wherever the changelog "
							+ "is run, as a system property or as LIQUIBASE_PRESERVE_SCHEMA_CASE in the environment.");
		}
	}

	private String quotedTable(String schema) {
		ObjectQuotingStrategy before = this.database.getObjectQuotingStrategy();
		this.database.setObjectQuotingStrategy(ObjectQuotingStrategy.QUOTE_ALL_OBJECTS);
		try {
			return this.database.escapeTableName(null, schema, "t");
		}
		finally {
			this.database.setObjectQuotingStrategy(before);
		}
	}

	private static boolean isQuoted(String written) {
		return written.startsWith("\"") || written.startsWith("`") || written.startsWith("[");
	}

	private static String unquoted(String quoted) {
		return quoted.substring(1, quoted.length() - 1);
	}

	/**
	 * How a type has to be spelled in a change for Liquibase to hand it to the engine
	 * unharmed, or empty if there is no way, as for one whose name needs quotes.
	 */
	Optional<String> spell(String type) {
		return this.spellings.computeIfAbsent(type, this::findSpelling);
	}

	private Optional<String> findSpelling(String type) {
		if (type.contains("\"")) {
			return Optional.empty();
		}
		String normal = this.engine.normalizeType(type);
		return Stream
			.of(type, type.replace("[]", " array"), type.replace("double precision[]", "float8[]"), hidden(type),
					hidden(type.replace("[]", " array")))
			.distinct()
			.filter((spelling) -> type(spelling).equals(normal))
			.findFirst();
	}

	/**
	 * Liquibase takes a type apart at its first word and rewrites the words that it
	 * knows.
	 */
	private static String hidden(String type) {
		return EMPTY_COMMENT + SPACES_BEFORE_PARAMETERS.matcher(type).replaceAll(EMPTY_COMMENT);
	}

	/**
	 * A statement without the comments that hid a type, except within text.
	 */
	static String withoutEmptyComments(String sql) {
		return EMPTY_COMMENT_OR_TEXT.matcher(sql)
			.replaceAll((match) -> Matcher.quoteReplacement(match.group().equals(EMPTY_COMMENT) ? " " : match.group()))
			.strip();
	}

	/**
	 * The type that a spelling in a change comes to, in the engine's normal spelling.
	 */
	String type(String spelling) {
		String handedOver = DataTypeFactory.getInstance()
			.fromDescription(spelling, this.database)
			.toDatabaseDataType(this.database)
			.toString();
		return this.engine.normalizeType(handedOver.replace(EMPTY_COMMENT, " ").strip());
	}

	/**
	 * The SQL literal that Liquibase makes of a value, or null if it makes none.
	 * @param spelling the type as it is spelled in a change
	 */
	@Nullable String literal(Object value, String spelling) {
		return DataTypeFactory.getInstance().fromDescription(spelling, this.database).objectToSql(value, this.database);
	}

	/**
	 * Whether an expression is one that Liquibase replaces by a current time of its own
	 * choice.
	 */
	boolean replacesTime(String expression) {
		String lowerCase = expression.toLowerCase(Locale.ROOT);
		return lowerCase.startsWith("current_timestamp") || lowerCase.startsWith("current_datetime")
				|| lowerCase.equalsIgnoreCase(this.database.getCurrentDateTimeFunction());
	}

	/**
	 * Whether Liquibase writes {@code generated always} for an identity column that asks
	 * for it.
	 */
	boolean writesIdentityKind() {
		return this.database.getAutoIncrementClause(null, null, ALWAYS, null).contains(ALWAYS);
	}

	/**
	 * Whether an identity counts from there if Liquibase says nothing about it.
	 */
	boolean impliesStart(long start) {
		BigInteger number = BigInteger.valueOf(start);
		String clause = this.database.getAutoIncrementClause(number, null, null, null);
		return clause.equals(this.database.getAutoIncrementClause(null, null, null, null));
	}

	/**
	 * Whether Liquibase can say where a sequence that it creates ends.
	 */
	boolean writesSequenceBounds() {
		CreateSequenceStatement statement = new CreateSequenceStatement(null, null, "s").setMinValue(BigInteger.TWO);
		return !SqlGeneratorFactory.getInstance().validate(statement, this.database).hasErrors();
	}

	/**
	 * Whether Liquibase writes the cache of a sequence that it creates.
	 */
	boolean writesSequenceCache() {
		CreateSequenceStatement statement = new CreateSequenceStatement(null, null, "s").setCacheSize(BigInteger.TWO);
		return SqlGeneratorFactory.getInstance().generateSql(statement, this.database)[0].toSql().contains("CACHE");
	}

	/**
	 * Whether changes of a column have to repeat its type.
	 */
	boolean repeatsTypes() {
		return this.database instanceof MySQLDatabase;
	}

}
