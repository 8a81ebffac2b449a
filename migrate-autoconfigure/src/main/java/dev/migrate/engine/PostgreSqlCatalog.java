package dev.migrate.engine;

/**
 * The queries of PostgreSQL's catalog, each for one schema.
 */
final class PostgreSqlCatalog {

	/** What an extension brought with it is not the application's. */
	private static final String OWN_TABLES = """
			pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ?
				and c.relkind in ('r', 'p') and not c.relispartition and not exists (
					select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
			""";

	static final String TABLES = "select c.relname as table_name, obj_description(c.oid, 'pg_class') as comment from "
			+ OWN_TABLES;

	static final String COLUMNS = """
			select c.relname as table_name, a.attname as column_name, format_type(a.atttypid, a.atttypmod) as type,
				a.attnotnull as mandatory, pg_get_expr(d.adbin, d.adrelid, true) as expression,
				a.attidentity as identity, a.attgenerated as generated, col_description(c.oid, a.attnum) as comment,
				s.seqstart, s.seqincrement, o.collname as collation
			from %s
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			join pg_type t on t.oid = a.atttypid
			left join pg_collation o on o.oid = a.attcollation and a.attcollation <> t.typcollation
			left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
			left join pg_depend own on a.attidentity <> '' and own.classid = 'pg_class'::regclass
				and own.refclassid = 'pg_class'::regclass and own.refobjid = c.oid and own.refobjsubid = a.attnum
				and own.deptype = 'i'
			left join pg_sequence s on s.seqrelid = own.objid
			order by c.relname, a.attnum
			""".formatted(OWN_TABLES);

	static final String CONSTRAINTS = """
			select c.relname as table_name, k.conname as constraint_name, k.contype as kind,
				%s as column_names, rn.nspname as referenced_schema, r.relname as referenced_table,
				%s as referenced_columns, k.confdeltype as on_delete, k.confupdtype as on_update,
				pg_get_expr(k.conbin, k.conrelid, true) as expression
			from %s
			join pg_constraint k on k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c')
			left join pg_class r on r.oid = k.confrelid
			left join pg_namespace rn on rn.oid = r.relnamespace
			""".formatted(names("k.conkey", "k.conrelid"), names("k.confkey", "k.confrelid"), OWN_TABLES);

	/**
	 * An index is plain if entities can express it: columns only, in the default order of
	 * nulls, operators and collation.
	 */
	static final String INDEXES = """
			select c.relname as table_name, x.relname as index_name, i.indisunique as is_unique,
				pg_get_indexdef(i.indexrelid) as definition, %s as column_names,
				array(select (o & 1)::text from unnest(i.indoption) o) as descending,
				m.amname = 'btree' and i.indpred is null and i.indexprs is null and i.indnkeyatts = i.indnatts
					and not coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
					and not exists (select from unnest(i.indoption) o where o not in (0, 3))
					and not exists (select from unnest(i.indclass) p join pg_opclass oc on oc.oid = p
						where not oc.opcdefault)
					and not exists (select from unnest(i.indkey, i.indcollation) k (attnum, collation_oid)
						join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
						where a.attcollation <> k.collation_oid) as plain
			from %s
			join pg_index i on i.indrelid = c.oid
			join pg_class x on x.oid = i.indexrelid
			join pg_am m on m.oid = x.relam
			where i.indisvalid and not exists (
				select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
			""".formatted(names("i.indkey", "i.indrelid"), OWN_TABLES);

	static final String VIEWS = """
			select c.relname as view_name, pg_get_viewdef(c.oid, true) as definition
			from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ?
			where c.relkind = 'v' and not exists (
				select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
			""";

	static final String ENUM_TYPES = """
			select t.typname as type_name, array(select e.enumlabel::text from pg_enum e where e.enumtypid = t.oid
				order by e.enumsortorder) as labels
			from pg_type t join pg_namespace n on n.oid = t.typnamespace and n.nspname = ?
			where t.typtype = 'e' and not exists (
				select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = t.oid and e.deptype = 'e')
			""";

	static final String STRUCT_TYPES = """
			select c.relname as type_name, array_agg(a.attname::text order by a.attnum) as names,
				array_agg(format_type(a.atttypid, a.atttypmod) order by a.attnum) as types
			from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = ?
			join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
			where c.relkind = 'c' and not exists (
				select from pg_depend e where e.classid = 'pg_type'::regclass and e.objid = c.reltype and e.deptype = 'e')
			group by c.relname
			""";

	static final String SEQUENCES = """
			select c.relname as sequence_name, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcycle, s.seqcache
			from pg_sequence s
			join pg_class c on c.oid = s.seqrelid
			join pg_namespace n on n.oid = c.relnamespace and n.nspname = ?
			where not exists (
				select from pg_depend own where own.classid = 'pg_class'::regclass and own.objid = c.oid
					and (own.deptype = 'e' or own.deptype in ('a', 'i') and own.refobjsubid > 0))
			""";

	private PostgreSqlCatalog() {
	}

	private static String names(String numbers, String table) {
		return """
				array(select a.attname::text from unnest(%s) with ordinality part (attnum, place)
					join pg_attribute a on a.attrelid = %s and a.attnum = part.attnum order by part.place)"""
			.formatted(numbers, table);
	}

}
