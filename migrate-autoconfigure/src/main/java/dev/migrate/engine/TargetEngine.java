package dev.migrate.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.schema.Schema;

import org.jspecify.annotations.Nullable;

/**
 * An engine for which revisions are written on another one. What its entities need is
 * told by Hibernate's dialect and what its revisions make by the revisions themselves;
 * its catalogs are never read.
 */
abstract class TargetEngine extends AbstractEngine {

	private final Map<String, String> standardTypes;

	/**
	 * Creates an engine.
	 * @param standardTypes the standard's names of types by the engine's own
	 */
	TargetEngine(EngineType type, Identifiers identifiers, Map<String, String> standardTypes) {
		super(type, identifiers);
		this.standardTypes = standardTypes;
	}

	/**
	 * The type of an engine that no revision is written on.
	 */
	static EngineType type(String id, String productName, Supplier<Engine> standard) {
		return new EngineType(id, productName, standard, (connection) -> {
			throw refused(id, productName);
		});
	}

	static MigrationException refused(String id, String productName) {
		return new MigrationException(
				"Revisions are neither written nor compared on " + productName + ", whose catalogs are not read",
				"Write them on another database, such as H2 in memory, with app.migrate.targets: h2, " + id
						+ ". Applying, undoing and listing them works on " + productName + ".");
	}

	@Override
	public final boolean isReadable() {
		return false;
	}

	@Override
	public final Schema read(Connection connection, String schema) throws SQLException {
		throw refused(id(), displayName());
	}

	@Override
	public final Shadow openShadow(DataSource database, String home) throws SQLException {
		throw refused(id(), displayName());
	}

	@Override
	public final BackupTool backupTool() {
		throw refused(id(), displayName());
	}

	@Override
	public String normalizeDefault(String expression, String type) {
		return normalizeCheck(expression);
	}

	@Override
	public String normalizeCheck(String expression) {
		return SqlTokens.print(SqlTokens
			.withoutOuterParentheses(SqlTokens.of(expression).stream().map(SqlTokens.Token::folded).toList()));
	}

	@Override
	public @Nullable String narrowing(String fromType, String toType) {
		return fromType.equals(toType) ? null : TypeNarrowing.between(standard(fromType), standard(toType));
	}

	@Override
	final String standard(String type) {
		TypeText text = TypeText.parse(type);
		TypeText plain = text.renamed(this.standardTypes);
		boolean unlimited = plain.arguments().equals(List.of("max"));
		return (unlimited ? plain.withArguments()
				: plain.withArguments(plain.arguments()
					.stream()
					.map((argument) -> argument.replaceFirst(" (?:char|byte)$", ""))
					.toArray(String[]::new)))
			.scalar();
	}

}
