package dev.migrate.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The failures that the code throws against the page that lists them. With
 * {@code -Derrors.write=true} the page follows the code.
 */
class ErrorsPageTests {

	private static final Path BASE = Path.of(System.getProperty("basedir", "."));

	private static final Path PAGE = BASE.resolve("../docs/errors.md");

	/** By the place of what they say; what to do comes behind it. */
	private static final Map<String, Integer> FAILURES = Map.of("MigrationException", 0, "UnknownNameException", 0,
			"UnknownObjectException", 0, "SecretValueException", 0, "UnknownRevisionException", 0,
			"WithoutEntitiesException", 0, "FailureAnalysis", 0, "Refusal", 1);

	/**
	 * Those that say what to do themselves, or leave it to a word that all of them have.
	 */
	private static final Map<String, String> WITHOUT_WAY = Map.of("ParameterException",
			"Try '… --help' for what can be said.", "RunUnderWayException", "Ask again when that is over.");

	private static final String HEAD = "| what it says | what to do |\n|---|---|\n";

	@Test
	void everyFailureIsOnThePageWithItsWayOut() throws IOException {
		Set<String> rows = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
		Set<String> types = new TreeSet<>();
		read(rows, types);
		String page = Files.readString(PAGE);
		int table = page.indexOf(HEAD) + HEAD.length();
		if (Boolean.getBoolean("errors.write")) {
			page = page.substring(0, table) + String.join("\n", rows) + "\n";
			Files.writeString(PAGE, page);
		}
		assertThat(rows).hasSizeGreaterThan(80);
		assertThat(page.substring(table).lines()).containsExactlyElementsOf(rows);
		String head = page.substring(0, table);
		types.removeAll(FAILURES.keySet());
		assertThat(types).as("what words of their own do not tell").isNotEmpty();
		assertThat(types).allSatisfy((type) -> assertThat(head).contains("`" + type + "`"));
	}

	private static void read(Set<String> rows, Set<String> types) throws IOException {
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
				Stream<Path> sources = Files.walk(BASE.resolve("src/main/java"))) {
			List<Path> java = sources.filter((path) -> path.toString().endsWith(".java")).toList();
			Iterable<? extends JavaFileObject> units = files.getJavaFileObjectsFromPaths(java);
			JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null, units);
			for (CompilationUnitTree unit : task.parse()) {
				unit.accept(new Failures(rows, types), null);
			}
		}
	}

	/**
	 * Finds the failures with words of their own; some are put together elsewhere.
	 */
	private static final class Failures extends TreeScanner<@Nullable Void, @Nullable Void> {

		private final Set<String> rows;

		private final Set<String> types;

		Failures(Set<String> rows, Set<String> types) {
			this.rows = rows;
			this.types = types;
		}

		@Override
		public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
			if (type.getExtendsClause() != null && FAILURES.containsKey(type.getExtendsClause().toString())) {
				this.types.add(type.getSimpleName().toString());
			}
			return super.visitClass(type, nothing);
		}

		@Override
		public @Nullable Void visitNewClass(NewClassTree created, @Nullable Void nothing) {
			String type = created.getIdentifier().toString();
			List<? extends ExpressionTree> arguments = created.getArguments();
			Integer place = FAILURES.get(type);
			if (place != null && arguments.size() > place + 1) {
				add(words(arguments.get(place)), words(arguments.get(place + 1)));
			}
			if (WITHOUT_WAY.containsKey(type)) {
				add(words(arguments.get(arguments.size() - 1)), WITHOUT_WAY.get(type));
			}
			return super.visitNewClass(created, nothing);
		}

		private void add(String message, String action) {
			if (message.matches(".*\\w.*")) {
				this.rows.add("| " + message + " | " + action + " |");
			}
		}

		/** The text of an expression, with dots for what is known only then. */
		private static String words(ExpressionTree expression) {
			return text(expression).replaceAll("…(\\s*…)+", "…").replaceAll("\\s+", " ").replace("|", "\\|").strip();
		}

		private static String text(ExpressionTree expression) {
			if (expression instanceof LiteralTree literal) {
				return String.valueOf(literal.getValue());
			}
			if (expression instanceof ParenthesizedTree parenthesized) {
				return text(parenthesized.getExpression());
			}
			if (expression instanceof BinaryTree sum) {
				return text(sum.getLeftOperand()) + text(sum.getRightOperand());
			}
			return expression.toString().equals("System.lineSeparator()") ? " " : "…";
		}

	}

}
