package dev.migrate.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.migrate.changelog.RestatedType;
import liquibase.change.AbstractSQLChange;
import liquibase.change.Change;
import liquibase.change.DbmsTargetedChange;
import liquibase.change.core.CreateTableChange;
import liquibase.change.core.DeleteDataChange;
import liquibase.change.core.DropColumnChange;
import liquibase.change.core.DropTableChange;
import liquibase.change.core.MergeColumnChange;
import liquibase.change.core.ModifyDataTypeChange;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseList;
import liquibase.database.core.MySQLDatabase;
import org.jspecify.annotations.Nullable;

/**
 * What a change set that somebody has written does to rows, as far as its text tells.
 *
 * @param loses whether it drops or empties something that it has not made itself
 * @param changesType whether it gives a column another type
 */
record ByHand(boolean loses, boolean changesType) {

	private static final Pattern CREATED = SqlSyntax
		.pattern("create (?:or replace )?(?:(?:global |local )?(?:temporary|temp) |unlogged |cached |memory )?table "
				+ SqlSyntax.TABLE + "(?<!\\bif)\\b.*");

	private static final Pattern COMPUTED = SqlSyntax.pattern("\\bgenerated always as ?\\(");

	/**
	 * Reads a change set.
	 * @param database the kind of database that it would run on
	 * @param generated whether it is in a file of ours, where somebody may have added
	 * something, but SQL and types are as they have to be
	 */
	static ByHand read(ChangeSet changeSet, Database database, boolean generated) {
		Reading reading = new Reading(changeSet, database);
		for (Change change : changeSet.getChanges()) {
			if (generated && (change instanceof AbstractSQLChange || isOfComputed(change, changeSet))) {
				continue;
			}
			if (!(change instanceof DbmsTargetedChange targeted)
					|| DatabaseList.definitionMatches(targeted.getDbms(), database, true)) {
				reading.read(change);
			}
		}
		if (!generated) {
			reading.read(reading.sql.aroundEach());
		}
		return new ByHand(reading.loses, reading.changesType && !generated);
	}

	/**
	 * Whether a column goes whose values are computed from others, as the way back tells.
	 */
	private static boolean isOfComputed(Change change, ChangeSet changeSet) {
		return change instanceof DropColumnChange drop && drop.getColumnName() != null
				&& changeSet.getRollback()
					.getChanges()
					.stream()
					.filter(AbstractSQLChange.class::isInstance)
					.map((back) -> WrittenSql.text((AbstractSQLChange) back))
					.anyMatch((sql) -> COMPUTED.matcher(sql).find()
							&& LiveNames.words(sql).contains(LiveNames.word(drop.getColumnName())));
	}

	/**
	 * The changes of one change set, in their order: what it has made itself held nothing
	 * before.
	 */
	private static final class Reading {

		private final WrittenSql sql;

		private final Database database;

		private final Routines routines = new Routines();

		private final Set<String> made = new HashSet<>();

		private boolean loses;

		private boolean changesType;

		Reading(ChangeSet changeSet, Database database) {
			this.sql = new WrittenSql(changeSet, database);
			this.database = database;
		}

		void read(Change change) {
			if (change instanceof CreateTableChange create) {
				if (!Boolean.TRUE.equals(create.getIfNotExists())) {
					this.made.add(key(create.getSchemaName(), create.getTableName()));
				}
			}
			else if (change instanceof DropTableChange drop) {
				this.loses |= !isMade(drop.getSchemaName(), drop.getTableName());
			}
			else if (change instanceof DropColumnChange drop) {
				this.loses |= !isMade(drop.getSchemaName(), drop.getTableName());
			}
			else if (change instanceof MergeColumnChange merge) {
				this.loses |= !isMade(merge.getSchemaName(), merge.getTableName());
			}
			else if (change instanceof DeleteDataChange delete) {
				this.loses |= isOfAllRows(delete) && !isMade(delete.getSchemaName(), delete.getTableName());
			}
			else if (change instanceof ModifyDataTypeChange || restatesType(change)) {
				this.changesType = true;
			}
			else if (change instanceof AbstractSQLChange sql) {
				this.sql.statements(sql).forEach(this::read);
			}
		}

		private static boolean isOfAllRows(DeleteDataChange delete) {
			String condition = delete.getWhere();
			return condition == null || condition.isBlank()
					|| SqlEffect.of("delete from x where " + condition)
						.stream()
						.anyMatch(SqlEffect.EmptyTable.class::isInstance);
		}

		/** MySQL and MariaDB change nothing about a column without saying its type. */
		private boolean restatesType(Change change) {
			return this.database instanceof MySQLDatabase && RestatedType.by(change).isPresent();
		}

		private void read(String statement) {
			List<SqlEffect> effects = this.routines.effects(statement);
			this.loses |= effects.stream().anyMatch(this::loses);
			this.changesType |= effects.stream().anyMatch(SqlEffect.ChangeType.class::isInstance);
			Matcher created = CREATED.matcher(SqlEffectReader.plain(statement));
			if (created.matches()) {
				this.made.add(key(null, created.group(1)));
			}
		}

		private boolean loses(SqlEffect effect) {
			if (effect instanceof SqlEffect.DropTable drop) {
				return !isMade(null, drop.table());
			}
			if (effect instanceof SqlEffect.DropColumn drop) {
				return !isMade(null, drop.table());
			}
			if (effect instanceof SqlEffect.EmptyTable empty) {
				return !isMade(null, empty.table());
			}
			return effect.loses();
		}

		private boolean isMade(@Nullable String schema, @Nullable String table) {
			return this.made.contains(key(schema, table));
		}

		/** Liquibase says what is wrong with a change that names no table, but later. */
		private static String key(@Nullable String schema, @Nullable String table) {
			return (table != null) ? LiveNames.path(schema, table) : "";
		}

	}

}
