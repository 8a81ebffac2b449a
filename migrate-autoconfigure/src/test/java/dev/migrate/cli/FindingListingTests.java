package dev.migrate.cli;

import java.util.List;

import dev.migrate.LintResult;
import dev.migrate.lint.LintFinding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FindingListingTests {

	private final TestConsole console = TestConsole.pipe();

	private final FindingListing listing = new FindingListing(new CommandSession(this.console.console(), () -> {
		throw new IllegalStateException("Findings need no application");
	}));

	@Test
	void warnsOnceOfWhatIsDoneSafelyInDifferentWays() {
		this.listing.warn(new LintResult(List.of("01_names"), List.of("h2", "postgresql", "mariadb"),
				List.of(finding("users.name", "# this way", "h2", 3L),
						finding("users.name", "# that way", "postgresql", null),
						finding("users.email", "# that way", "postgresql", null),
						finding("users.name", "# this way", "mariadb", null))));
		assertThat(this.console.err()).isEqualTo("""
				warning: [renaming-column] users.name, about 3 rows: It fails.
				warning: [renaming-column] users.email (postgresql): It fails.
				'migrate lint 01_names' says how to do it safely.
				""");
	}

	@Test
	void listsEachWay() {
		this.listing.print(new LintResult(List.of("01_names"), List.of("h2", "postgresql"),
				List.of(finding("users.name", "# this way", "h2", 3L),
						finding("users.name", "# that way", "postgresql", null))));
		assertThat(this.console.out()).isEqualTo("""
				01_names
				  [renaming-column] users.name, about 3 rows (h2), change set 01_names-1
				    It fails.
				      # this way
				  [renaming-column] users.name (postgresql), change set 01_names-1
				    It fails.
				      # that way
				""");
	}

	private static LintFinding finding(String object, String rewrite, String engine, Long rows) {
		return new LintFinding("renaming-column", "01_names", "01_names-1", object, "It fails.", rewrite,
				List.of(engine), rows);
	}

}
