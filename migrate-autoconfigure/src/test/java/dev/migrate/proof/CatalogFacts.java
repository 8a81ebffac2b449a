package dev.migrate.proof;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import dev.migrate.support.TestDatabases;

/**
 * What a database's catalogs say, read by plain queries that share nothing with the
 * product's reader: the referee of the proofs.
 */
public final class CatalogFacts {

	private static final Pattern ENGINE_MADE_NAME = Pattern.compile(
			"constraint_[0-9a-f]+(_\\d+)?|primary|sys_(pk|ct|fk)_\\d+|.*_ibfk_\\d+|primary_key_[0-9a-f]+|.*_(pkey|key\\d*|check\\d*|fkey\\d*)");

	/**
	 * What people name, and no engine: a column may well be called as an engine's key is.
	 */
	private static final Set<String> ALWAYS_NAMED = Set.of("table", "column", "sequence", "view", "type", "struct");

	private static final Pattern DERIVED_NAME = Pattern.compile("(fk|uk|idx)[0-9a-z]{23,25}");

	private static final Pattern CONDITION = Pattern.compile("(?:constraint\\s+\"?(\\w+)\"?\\s+)?\\b(check|as)\\s*\\(",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern COLLATION = Pattern.compile("\\bcollate\\s+(\\w+)", Pattern.CASE_INSENSITIVE);

	private final List<Fact> facts;

	private CatalogFacts(List<Fact> facts) {
		this.facts = facts;
	}

	/**
	 * All facts about the default schema, Liquibase's own tables left out.
	 */
	public static CatalogFacts of(DataSource dataSource) throws SQLException {
		return of(dataSource, List.of());
	}

	/**
	 * All facts about the default schema and about others, as far as those are there.
	 */
	public static CatalogFacts of(DataSource dataSource, List<String> schemas) throws SQLException {
		List<Fact> facts = new ArrayList<>();
		try (Connection connection = dataSource.getConnection()) {
			read(connection, facts);
		}
		for (String schema : schemas) {
			facts.addAll(of(dataSource, schema));
		}
		return new CatalogFacts(withoutHibernatesOwn(facts));
	}

	private static List<Fact> of(DataSource dataSource, String schema) throws SQLException {
		List<Fact> facts = new ArrayList<>();
		try (Connection connection = dataSource.getConnection()) {
			String product = connection.getMetaData().getDatabaseProductName();
			String home = product.equals("MariaDB") ? connection.getCatalog() : connection.getSchema();
			try (Statement statement = connection.createStatement()) {
				String name = TestDatabases.quoted(schema, connection);
				statement.execute(product.equals("PostgreSQL") ? "set search_path to " + name
						: (product.equals("MariaDB") ? "use " : "set schema ") + name);
			}
			catch (SQLException ex) {
				return facts;
			}
			try {
				read(connection, facts);
			}
			finally {
				connection.setSchema(home);
				connection.setCatalog(product.equals("MariaDB") ? home : connection.getCatalog());
			}
		}
		return facts.stream()
			.map((fact) -> new Fact(fact.kind(), schema + "." + fact.owner(), fact.name(), fact.content()))
			.toList();
	}

	private static void read(Connection connection, List<Fact> facts) throws SQLException {
		String product = connection.getMetaData().getDatabaseProductName();
		for (String query : queries(product)) {
			read(connection, query, facts);
		}
		if (product.equals("MariaDB")) {
			readSequences(connection, facts);
		}
		if (product.equals("SQLite")) {
			readConditions(connection, facts);
		}
	}

	/**
	 * Tables that Hibernate creates when it starts, whatever it is told of the schema.
	 */
	private static List<Fact> withoutHibernatesOwn(List<Fact> facts) {
		Set<String> own = facts.stream()
			.filter((fact) -> fact.name().equals("hib_sess_id"))
			.map(Fact::owner)
			.collect(Collectors.toSet());
		return facts.stream().filter((fact) -> !own.contains(fact.owner())).toList();
	}

	private static List<String> queries(String product) {
		return switch (product) {
			case "H2" -> H2_QUERIES;
			case "PostgreSQL" -> POSTGRESQL_QUERIES;
			case "MariaDB" -> MARIADB_QUERIES;
			case "HSQL Database Engine" -> HSQLDB_QUERIES;
			case "SQLite" -> SQLITE_QUERIES;
			default -> throw new IllegalArgumentException(product);
		};
	}

	public List<String> tables() {
		return this.facts.stream().filter((fact) -> fact.kind().equals("column")).map(Fact::owner).distinct().toList();
	}

	public boolean isEmpty() {
		return this.facts.isEmpty();
	}

	/**
	 * The differences to what is wanted, one line each: content always counts, a name
	 * only where it was not the engine that made it.
	 */
	public List<String> differencesTo(CatalogFacts wanted) {
		return differencesTo(wanted, Fact::nameIsEngineMade);
	}

	/**
	 * The same, where the names that Hibernate derives from a table and its columns by a
	 * hash do not count either: they stay when a column or a table is renamed.
	 */
	public List<String> differencesInContentTo(CatalogFacts wanted) {
		return differencesTo(wanted, (fact) -> fact.nameIsEngineMade() || fact.nameIsDerived());
	}

	private List<String> differencesTo(CatalogFacts wanted, Predicate<Fact> anyName) {
		List<Fact> unexpected = new ArrayList<>(this.facts);
		List<String> differences = new ArrayList<>();
		for (Fact fact : wanted.facts) {
			Fact match = unexpected.stream()
				.filter((candidate) -> candidate.satisfies(fact, anyName.test(fact)))
				.findFirst()
				.orElse(null);
			if (match == null) {
				differences.add("missing: " + fact);
			}
			else {
				unexpected.remove(match);
			}
		}
		unexpected.forEach((fact) -> differences.add("unexpected: " + fact));
		Collections.sort(differences);
		return differences;
	}

	@Override
	public String toString() {
		return String.join("\n", this.facts.stream().map(Fact::toString).sorted().toList());
	}

	private static void read(Connection connection, String query, List<Fact> facts) throws SQLException {
		try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
			while (rows.next()) {
				String owner = rows.getString("owner");
				if (!owner.toLowerCase(Locale.ROOT).startsWith("databasechangelog")) {
					facts.add(
							new Fact(rows.getString("kind"), owner, rows.getString("name"), rows.getString("content")));
				}
			}
		}
	}

	/** The settings of a sequence of MariaDB are a row of its own. */
	private static void readSequences(Connection connection, List<Fact> facts) throws SQLException {
		List<String> names = new ArrayList<>();
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select table_name from information_schema.tables "
						+ "where table_schema = database() and table_type = 'SEQUENCE'")) {
			while (rows.next()) {
				names.add(rows.getString(1));
			}
		}
		for (String name : names) {
			read(connection, "select 'sequence' as kind, '" + name + "' as owner, '" + name + "' as name, "
					+ "concat_ws(' ', start_value, minimum_value, maximum_value, increment, cycle_option, cache_size) "
					+ "as content from `" + name + "`", facts);
		}
	}

	/**
	 * What SQLite knows only as the text of a table: conditions, computations,
	 * collations.
	 */
	private static void readConditions(Connection connection, List<Fact> facts) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery("select lower(name), sql from sqlite_master "
						+ "where type = 'table' and lower(name) not like 'databasechangelog%'")) {
			while (rows.next()) {
				String sql = rows.getString(2);
				for (Matcher match = CONDITION.matcher(sql); match.find();) {
					String name = (match.group(1) != null) ? match.group(1) : "constraint_0";
					facts.add(new Fact(match.group(2).toLowerCase(Locale.ROOT), rows.getString(1), name,
							compact(inParentheses(sql.substring(match.end())))));
				}
				for (Matcher match = COLLATION.matcher(sql); match.find();) {
					facts.add(new Fact("collation", rows.getString(1), "constraint_0",
							match.group(1).toLowerCase(Locale.ROOT)));
				}
			}
		}
	}

	private static String inParentheses(String sql) {
		int depth = 1;
		boolean text = false;
		for (int i = 0; i < sql.length(); i++) {
			char c = sql.charAt(i);
			text ^= c == '\'';
			depth += (text || c != '(') ? 0 : 1;
			depth -= (text || c != ')') ? 0 : 1;
			if (depth == 0) {
				return sql.substring(0, i);
			}
		}
		return sql;
	}

	private static String compact(String expression) {
		return Pattern.compile("'[^']*'|\"(\\w+)\"|([^'\"]+)")
			.matcher(expression)
			.replaceAll((part) -> Matcher
				.quoteReplacement(part.group(1) != null ? part.group(1).toLowerCase(Locale.ROOT) : part.group(2) != null
						? part.group(2).replaceAll("\\s+", "").toLowerCase(Locale.ROOT) : part.group()));
	}

	private record Fact(String kind, String owner, String name, String content) {

		boolean satisfies(Fact wanted, boolean anyName) {
			return this.kind.equals(wanted.kind) && this.owner.equals(wanted.owner)
					&& this.content.equals(wanted.content) && (this.name.equals(wanted.name) || anyName);
		}

		boolean nameIsDerived() {
			return DERIVED_NAME.matcher(this.name.toLowerCase(Locale.ROOT)).matches();
		}

		boolean nameIsEngineMade() {
			return !ALWAYS_NAMED.contains(this.kind)
					&& ENGINE_MADE_NAME.matcher(this.name.toLowerCase(Locale.ROOT)).matches();
		}

		@Override
		public String toString() {
			return this.kind + " " + this.owner + "." + this.name + " " + this.content;
		}

	}

	private static final List<String> H2_QUERIES = List.of("""
			select 'table' as kind, table_name as owner, table_name as name, coalesce(remarks, '') as content
			from information_schema.tables where table_schema = schema() and table_type = 'BASE TABLE'
			""",
			"""
					select 'column' as kind, c.table_name as owner, c.column_name as name,
						c.data_type || ' ' || coalesce(c.character_maximum_length, 0) || ' ' || coalesce(c.numeric_precision, 0)
						|| ' ' || coalesce(c.numeric_scale, 0) || ' ' || coalesce(c.datetime_precision, -1)
						|| ' ' || coalesce(c.interval_type, '') || ' null:' || c.is_nullable
						|| ' default:' || coalesce(nullif(c.column_default, 'NULL'), '') || ' identity:' || c.is_identity
						|| ' ' || coalesce(c.identity_generation, '') || ' ' || coalesce(c.identity_start, 0)
						|| ' ' || coalesce(c.identity_increment, 0) || ' generated:' || coalesce(c.generation_expression, '')
						|| ' remarks:' || coalesce(c.remarks, '') || ' values:' || coalesce((select
							listagg(e.value_name, ',') within group (order by e.value_ordinal)
							from information_schema.enum_values e where e.object_schema = c.table_schema
							and e.object_name = c.table_name and e.enum_identifier = c.dtd_identifier), '')
						|| ' element:' || coalesce((select e.data_type || ' ' || coalesce(e.character_maximum_length, 0)
							from information_schema.element_types e where e.object_schema = c.table_schema
							and e.object_name = c.table_name and e.collection_type_identifier = c.dtd_identifier), '') as content
					from information_schema.columns c join information_schema.tables t
						on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
					where c.table_schema = schema()
					""",
			"""
					select lower(tc.constraint_type) as kind, tc.table_name as owner, tc.constraint_name as name,
						regexp_replace(replace(db_object_sql('CONSTRAINT', tc.constraint_schema, tc.constraint_name),
							'"' || tc.constraint_name || '"', '*'), ' INDEX "[^"]*"\\."[^"]*"', '') as content
					from information_schema.table_constraints tc
					where tc.table_schema = schema() and tc.constraint_type <> 'CHECK'
						and exists (select 1 from information_schema.tables t where t.table_schema = tc.table_schema
							and t.table_name = tc.table_name and t.table_type = 'BASE TABLE')
					""",
			"""
					select 'check' as kind, tc.table_name as owner, tc.constraint_name as name, cc.check_clause as content
					from information_schema.table_constraints tc join information_schema.check_constraints cc
						on cc.constraint_schema = tc.constraint_schema and cc.constraint_name = tc.constraint_name
					where tc.table_schema = schema()
					""",
			"""
					select 'index' as kind, i.table_name as owner, i.index_name as name, i.index_type_name || ' '
						|| (select listagg(c.column_name || ' ' || c.ordering_specification, ',')
							within group (order by c.ordinal_position) from information_schema.index_columns c
							where c.index_schema = i.index_schema and c.index_name = i.index_name) as content
					from information_schema.indexes i where i.table_schema = schema()
						and (not i.is_generated or i.index_type_name <> 'INDEX')
						and not exists (select 1 from information_schema.table_constraints k
							where k.index_schema = i.index_schema and k.index_name = i.index_name
							and k.constraint_type in ('PRIMARY KEY', 'UNIQUE'))
					""",
			"""
					select 'sequence' as kind, sequence_name as owner, sequence_name as name, data_type || ' ' || start_value
						|| ' ' || minimum_value || ' ' || maximum_value || ' ' || increment || ' ' || cycle_option || ' '
						|| cache as content
					from information_schema.sequences where sequence_schema = schema()
						and sequence_name not like 'SYSTEM\\_SEQUENCE\\_%'
					""",
			"""
					select 'view' as kind, table_name as owner, table_name as name, view_definition as content
					from information_schema.views where table_schema = schema()
					""");

	private static final List<String> POSTGRESQL_QUERIES = List.of(
			"""
					select 'table' as kind, c.relname as owner, c.relname as name,
						coalesce(obj_description(c.oid, 'pg_class'), '') as content
					from pg_class c where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')
					""",
			"""
					select 'column' as kind, c.relname as owner, a.attname as name,
						format_type(a.atttypid, a.atttypmod) || ' notnull:' || a.attnotnull
						|| ' default:' || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
						|| ' identity:' || a.attidentity::text || ' generated:' || a.attgenerated::text
						|| ' comment:' || coalesce(col_description(c.oid, a.attnum), '')
						|| ' collation:' || a.attcollation as content
					from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
						left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
					where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind in ('r', 'p')
					""", """
					select 'constraint ' || k.contype::text as kind, c.relname as owner, k.conname as name,
						pg_get_constraintdef(k.oid) as content
					from pg_constraint k join pg_class c on c.oid = k.conrelid
					where c.relnamespace = quote_ident(current_schema())::regnamespace and k.contype <> 'n'
					""",
			"""
					select 'index' as kind, i.tablename as owner, i.indexname as name,
						replace(i.indexdef, i.indexname, '*') as content
					from pg_indexes i where i.schemaname = current_schema() and not exists (select 1 from pg_constraint k
						join pg_class x on x.oid = k.conindid where x.relname = i.indexname
						and x.relnamespace = quote_ident(current_schema())::regnamespace and k.contype in ('p', 'u', 'x'))
					""",
			"""
					select 'sequence' as kind, s.sequencename as owner, s.sequencename as name, s.data_type || ' '
						|| s.start_value || ' ' || s.min_value || ' ' || s.max_value || ' ' || s.increment_by || ' ' || s.cycle
						|| ' ' || s.cache_size as content
					from pg_sequences s where s.schemaname = current_schema()
					""",
			"""
					select 'view' as kind, v.viewname as owner, v.viewname as name, v.definition as content
					from pg_views v where v.schemaname = current_schema()
					""",
			"""
					select 'type' as kind, t.typname as owner, t.typname as name, coalesce(string_agg(e.enumlabel, ','
						order by e.enumsortorder), '') as content
					from pg_type t left join pg_enum e on e.enumtypid = t.oid
					where t.typnamespace = quote_ident(current_schema())::regnamespace and t.typtype in ('e', 'd') group by t.typname
					""",
			"""
					select 'struct' as kind, c.relname as owner, c.relname as name, string_agg(a.attname || ' '
						|| format_type(a.atttypid, a.atttypmod), ',' order by a.attnum) as content
					from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
					where c.relnamespace = quote_ident(current_schema())::regnamespace and c.relkind = 'c' group by c.relname
					""",
			"""
					select 'cast' as kind, t.typname as owner, t.typname as name, string_agg(format_type(k.castsource, null)
						|| '>' || format_type(k.casttarget, null) || k.castcontext::text || k.castmethod::text, ','
						order by k.castsource = t.oid) as content
					from pg_type t join pg_cast k on t.oid in (k.castsource, k.casttarget)
					where t.typnamespace = quote_ident(current_schema())::regnamespace and not exists (
						select 1 from pg_depend d where d.objid = t.oid and d.deptype = 'e')
					group by t.typname
					""");

	/** A check that belongs to a column has its name, as if nobody had given one. */
	private static final List<String> MARIADB_QUERIES = List.of("""
			select 'table' as kind, table_name as owner, table_name as name,
				concat_ws(' ', table_comment, table_collation, engine, row_format) as content
			from information_schema.tables where table_schema = database() and table_type = 'BASE TABLE'
			""", """
			select 'column' as kind, c.table_name as owner, c.column_name as name,
				concat(c.column_type, ' null:', c.is_nullable, ' default:', coalesce(c.column_default, ''), ' extra:',
				c.extra, ' generated:', coalesce(c.generation_expression, ''), ' comment:', c.column_comment,
				' collation:', coalesce(c.collation_name, '')) as content
			from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema
				and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
			where c.table_schema = database()
			""", """
			select 'index' as kind, table_name as owner, index_name as name,
				concat(min(non_unique), ' ', min(index_type), ' ', group_concat(concat(column_name, ' ',
				coalesce(collation, ''), ' ', coalesce(sub_part, '')) order by seq_in_index)) as content
			from information_schema.statistics where table_schema = database() group by table_name, index_name
			""", """
			select 'foreign key' as kind, k.table_name as owner, k.constraint_name as name,
				concat(group_concat(concat(k.column_name, ':', k.referenced_column_name) order by k.ordinal_position),
				' references ', min(k.referenced_table_schema = database()), ' ', min(k.referenced_table_name), ' ',
				min(r.delete_rule), ' ', min(r.update_rule)) as content
			from information_schema.key_column_usage k join information_schema.referential_constraints r
				on r.constraint_schema = k.constraint_schema and r.constraint_name = k.constraint_name
				and r.table_name = k.table_name
			where k.table_schema = database() and k.referenced_table_name is not null
			group by k.table_name, k.constraint_name
			""", """
			select 'check' as kind, table_name as owner,
				if(level = 'Column', 'constraint_0', constraint_name) as name, check_clause as content
			from information_schema.check_constraints where constraint_schema = database()
			""", """
			select 'view' as kind, table_name as owner, table_name as name,
				replace(view_definition, concat('`', database(), '`.'), '') as content
			from information_schema.views where table_schema = database()
			""");

	/**
	 * That a column is mandatory is a check here, told by the column. A sequence that
	 * ends where its type does has no end. DECIMAL and NUMERIC are one type.
	 */
	private static final List<String> HSQLDB_QUERIES = List.of("""
			select 'table' as kind, t.table_name as owner, t.table_name as name, coalesce((select s.comment
				from information_schema.system_comments s where s.object_schema = t.table_schema
				and s.object_name = t.table_name and s.object_type = 'TABLE' and s.comment <> ''), '') as content
			from information_schema.tables t where t.table_schema = current_schema and t.table_type = 'BASE TABLE'
			""",
			"""
					select 'column' as kind, c.table_name as owner, c.column_name as name,
						replace(c.dtd_identifier, 'DECIMAL', 'NUMERIC') || ' '
						|| coalesce(c.datetime_precision, -1) || ' ' || coalesce(c.collation_name, '') || ' null:' || c.is_nullable
						|| ' default:' || coalesce(nullif(c.column_default, 'NULL'), '') || ' identity:' || coalesce(c.identity_generation, '')
						|| ' ' || coalesce(c.identity_start, '') || ' ' || coalesce(c.identity_increment, '') || ' generated:'
						|| coalesce(c.generation_expression, '') || ' comment:' || coalesce((select s.comment
						from information_schema.system_comments s where s.object_schema = c.table_schema
						and s.object_name = c.table_name and s.column_name = c.column_name), '') as content
					from information_schema.columns c join information_schema.tables t on t.table_schema = c.table_schema
						and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
					where c.table_schema = current_schema
					""",
			"""
					select lower(k.constraint_type) as kind, k.table_name as owner, k.constraint_name as name,
						coalesce((select group_concat(u.column_name || ':' || coalesce(u.position_in_unique_constraint, 0)
						order by u.ordinal_position) from information_schema.key_column_usage u
						where u.constraint_schema = k.constraint_schema and u.constraint_name = k.constraint_name), '')
						|| coalesce((select ' references ' || min(v.table_name) || ' (' || group_concat(v.column_name
						order by v.ordinal_position) || ')' from information_schema.referential_constraints r
						join information_schema.key_column_usage v on v.constraint_schema = r.unique_constraint_schema
						and v.constraint_name = r.unique_constraint_name where r.constraint_schema = k.constraint_schema
						and r.constraint_name = k.constraint_name), '')
						|| coalesce((select ' ' || r.delete_rule || ' ' || r.update_rule
						from information_schema.referential_constraints r where r.constraint_schema = k.constraint_schema
						and r.constraint_name = k.constraint_name), '') as content
					from information_schema.table_constraints k
					where k.table_schema = current_schema and k.constraint_type <> 'CHECK'
					""",
			"""
					select 'check' as kind, k.table_name as owner, k.constraint_name as name, c.check_clause as content
					from information_schema.table_constraints k join information_schema.check_constraints c
						on c.constraint_schema = k.constraint_schema and c.constraint_name = k.constraint_name
					where k.table_schema = current_schema and c.check_clause not like '% IS NOT NULL'
					""",
			"""
					select 'index' as kind, i.table_name as owner, i.index_name as name, min(case when i.non_unique then 'index '
						else 'unique ' end) || group_concat(i.column_name order by i.ordinal_position) as content
					from information_schema.system_indexinfo i where i.table_schem = current_schema and i.index_name not in (
						select k.index_name from information_schema.system_key_index_usage k)
					group by i.table_name, i.index_name
					""",
			"""
					select 'sequence' as kind, sequence_name as owner, sequence_name as name, start_with || ' '
						|| replace(minimum_value, '-2147483648', '-9223372036854775808') || ' '
						|| replace(maximum_value, '2147483647', '9223372036854775807') || ' ' || increment || ' '
						|| cycle_option as content
					from information_schema.sequences where sequence_schema = current_schema
					""", """
					select 'view' as kind, table_name as owner, table_name as name, view_definition as content
					from information_schema.views where table_schema = current_schema
					""");

	/**
	 * Names count whatever their case, and a key's columns are mandatory. True and false
	 * are other words for 1 and 0.
	 */
	private static final List<String> SQLITE_QUERIES = List.of("""
			select 'table' as kind, lower(name) as owner, lower(name) as name,
				case when wr then 'without rowid' else '' end || case when strict then ' strict' else '' end as content
			from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite\\_%' escape '\\'
			""",
			"""
					select 'column' as kind, lower(t.name) as owner, lower(c.name) as name,
						replace(trim(replace(lower(c.type), '/**/', ' ')), ', ', ',') || ' null:' || (not (c."notnull" or c.pk > 0))
						|| ' default:' || case lower(c.dflt_value) when 'true' then '1' when 'false' then '0'
							when 'null' then '' else coalesce(c.dflt_value, '') end
						|| ' key:' || c.pk || ' generated:' || c.hidden || case when c.pk > 0 and lower(m.sql) like
							'%autoincrement%' then ' numbered' else '' end as content
					from pragma_table_list t join sqlite_master m on m.type = 'table' and m.name = t.name
						join pragma_table_xinfo(t.name) c
					where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\'
					""",
			"""
					select 'index ' || i.origin as kind, lower(t.name) as owner,
						case i.origin when 'c' then lower(i.name) else 'constraint_0' end as name,
						i."unique" || ' ' || i.partial || ' ' || (select group_concat(coalesce(lower(x.name), '?') || ' ' || x."desc"
							|| ' ' || x.coll) from (select * from pragma_index_xinfo(i.name) where key order by seqno) x) as content
					from pragma_table_list t join pragma_index_list(t.name) i
					where t.schema = 'main' and t.type = 'table' and i.origin <> 'pk'
					""",
			"""
					select 'foreign key' as kind, owner, 'constraint_0' as name, group_concat(pair) || ' ' || min(rest) as content
					from (select lower(t.name) as owner, k.id as id, lower(k."from" || ':' || coalesce(k."to", '?')) as pair,
							lower(k."table" || ' ' || k.on_delete || ' ' || k.on_update) as rest
						from pragma_table_list t join pragma_foreign_key_list(t.name) k
						where t.schema = 'main' and t.type = 'table' order by t.name, k.id, k.seq)
					group by owner, id
					""",
			"""
					select 'view' as kind, lower(name) as owner, lower(name) as name,
						trim(substr(sql, instr(lower(sql), ' as ') + 4)) as content
					from sqlite_master where type = 'view'
					""");

}
