package dev.migrate.lint;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import dev.migrate.change.AddColumn;
import dev.migrate.change.CreateTable;
import dev.migrate.change.RenameColumn;
import dev.migrate.change.RenameTable;
import dev.migrate.change.SchemaChange;
import dev.migrate.change.SchemaChange.Sign;
import dev.migrate.schema.Column;
import dev.migrate.schema.Identifier;
import dev.migrate.schema.ObjectName;

/**
 * A name that is too long is cut off or refused.
 */
final class IdentifierTooLong extends StepRule {

	IdentifierTooLong() {
		super("identifier-too-long");
	}

	@Override
	protected void check(LintSite site, LintReport report) {
		SchemaChange change = site.change();
		if (change == null || change.sign() == Sign.REMOVE) {
			return;
		}
		int limit = report.engine().nameLimit();
		names(change).distinct()
			.filter((name) -> name.text().getBytes(StandardCharsets.UTF_8).length > limit)
			.forEach((name) -> report.add(this, site, name.toString(),
					"A name has at most " + limit
							+ " bytes: the rest is cut off, and two names may become one, or it is" + " refused.",
					"# Such as: " + shortened(name.text(), limit)));
	}

	private static Stream<Identifier> names(SchemaChange change) {
		Stream<Identifier> own = Stream.of(change.object().name());
		Stream<Identifier> member = change.member().map(ObjectName::identifier).stream();
		Stream<Identifier> columns = (change instanceof CreateTable create)
				? create.table().columns().stream().map(Column::name)
				: (change instanceof AddColumn add) ? Stream.of(add.column().name())
						: (change instanceof RenameColumn rename) ? Stream.of(rename.to())
								: (change instanceof RenameTable rename) ? Stream.of(rename.to().name()) : Stream.of();
		boolean isNew = change instanceof CreateTable;
		return Stream.of(isNew ? own : Stream.<Identifier>of(), member, columns).flatMap((names) -> names);
	}

	private static String shortened(String name, int limit) {
		String hash = "_%08x".formatted(name.hashCode());
		return name.substring(0, Math.min(name.length(), limit - hash.length())) + hash;
	}

}
