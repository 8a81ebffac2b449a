package dev.migrate.execution;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.Revision;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.RawSQLChange;
import liquibase.changelog.ChangeSet;
import liquibase.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * Whether a change set can lose rows or values: it is marked so, or it was written by
 * hand and drops a table or a column. Looks at the text alone, so that every listing can
 * afford it; {@link PendingLosses} looks whether anything is there to be lost.
 */
final class Drops {

	private static final Pattern DROP = Pattern.compile("\\bdrop\\b", Pattern.CASE_INSENSITIVE);

	private static final Pattern CREATED = SqlEffectReader
		.pattern("create (?:(?:global |local )?(?:temporary|temp) |unlogged |cached |memory )?table (?:if not exists )?"
				+ SqlEffectReader.TABLE + ".*");

	private Drops() {
	}

	static boolean canLose(Revision revision) {
		return revision.destructive() || (!revision.generated() && revision.changeSets().stream().anyMatch(Drops::any));
	}

	static boolean canLose(ChangeSet changeSet) {
		return Revision.destructive(changeSet) || any(changeSet);
	}

	/** What a change set has made itself held nothing before. */
	private static boolean any(ChangeSet changeSet) {
		Set<String> made = new HashSet<>();
		for (Change change : changeSet.getChanges()) {
			if (change instanceof CreateTableChange create) {
				made.add(key(create.getTableName()));
			}
			else if (change instanceof DropTableChange drop && !made.contains(key(drop.getTableName()))
					|| change instanceof DropColumnChange column && !made.contains(key(column.getTableName()))
					|| change instanceof AbstractSQLChange sql && anyOf(sql, changeSet, made)) {
				return true;
			}
		}
		return false;
	}

	/** Files of SQL are left alone: reading them all takes too long for a list. */
	private static boolean anyOf(AbstractSQLChange change, ChangeSet changeSet, Set<String> made) {
		String sql = (change instanceof RawSQLChange) ? change.getSql() : null;
		if (sql == null || !DROP.matcher(sql).find()) {
			return false;
		}
		for (String statement : StringUtil.processMultiLineSQL(sql, true, change.isSplitStatements(),
				change.getEndDelimiter(), changeSet)) {
			Matcher created = CREATED.matcher(SqlEffectReader.plain(statement));
			if (created.matches()) {
				made.add(key(created.group(1)));
			}
			else if (SqlEffect.of(statement).stream().anyMatch((effect) -> drops(effect, made))) {
				return true;
			}
		}
		return false;
	}

	private static boolean drops(SqlEffect effect, Set<String> made) {
		return (effect instanceof SqlEffect.DropTable table && !made.contains(key(table.table())))
				|| (effect instanceof SqlEffect.DropColumn column && !made.contains(key(column.table())));
	}

	/** Liquibase says what is wrong with a change that names no table, but later. */
	private static String key(@Nullable String table) {
		return (table != null) ? LiveNames.word(table) : "";
	}

}
