package dev.migrate.lint;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The rules that come along.
 */
public final class LintRules {

	/** The code of the rule that a setting answers, for all revisions. */
	public static final String TIMEOUTS = "require-timeout-settings";

	private LintRules() {
	}

	/**
	 * All of them.
	 */
	public static List<LintRule> standard() {
		return List.of(new AddingAutoIncrementColumn(), new AddingFieldWithDefault(), new AddingForeignKeyConstraint(),
				new AddingNotNullableField(), new AddingPrimaryKey(), new AddingRequiredField(),
				new AddingStoredGeneratedColumn(), new BackfillInTransaction(), new BanCharField(),
				new BanConcurrentIndexCreationInTransaction(), new BanDropColumn(), new BanDropNotNull(),
				new BanDropSchema(), new BanDropTable(), new BanTruncateCascade(), new ChangingColumnType(),
				new ChangingEnumValues(), new ConstraintMissingNotValid(), new DisallowedUniqueConstraint(),
				new DroppingForeignKey(), new ForeignKeyWithoutIndex(), new IdentifierTooLong(), new MultipleChanges(),
				new NarrowingColumnType(), new NonLinearHistory(), new PreferBigInt(), new PreferJsonb(),
				new PreferTimestampTz(), new RedundantIndex(), new RenamingColumn(), new RenamingTable(),
				new RequireConcurrentIndexCreation(), new RequireConcurrentIndexDeletion(),
				new RequireTimeoutSettings(), new UncheckedSql(), new UnresolvedParameter(), new VagueMessage(),
				new WideIndex());
	}

	/**
	 * All of them with those of an application, which take the place of those that have
	 * their codes.
	 */
	public static List<LintRule> with(Collection<? extends LintRule> own) {
		Set<String> codes = own.stream().map(LintRule::code).collect(Collectors.toSet());
		List<LintRule> rules = new ArrayList<>();
		standard().stream().filter((rule) -> !codes.contains(rule.code())).forEach(rules::add);
		rules.addAll(own);
		return List.copyOf(rules);
	}

	/**
	 * The codes that a setting or a suppression can name besides those of the rules.
	 */
	public static List<String> furtherCodes() {
		return List.of(Suppressions.CODE);
	}

}
