-- Drops all that pg_dump saves, except extensions and what belongs to them.
set client_min_messages = warning;

do $clear$
declare
	dropped record;
begin
	for dropped in
		select format('drop schema if exists %I cascade', n.nspname) as sql
		from pg_namespace n
		where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public')
			and not exists (select from pg_depend d
				where d.classid = 'pg_namespace'::regclass and d.objid = n.oid and d.deptype = 'e')
			and not exists (select from pg_extension e where e.extnamespace = n.oid)
	loop
		execute dropped.sql;
	end loop;
	for dropped in
		select format('drop %s if exists %I.%I cascade',
			case c.relkind when 'v' then 'view' when 'm' then 'materialized view' when 'S' then 'sequence'
				when 'f' then 'foreign table' when 'c' then 'type' else 'table' end, n.nspname, c.relname) as sql
		from pg_class c join pg_namespace n on n.oid = c.relnamespace
		where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S', 'c')
			and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
			and not exists (select from pg_depend d
				where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('e', 'i'))
		order by c.relkind = 'S'
	loop
		execute dropped.sql;
	end loop;
	for dropped in
		select format('drop routine if exists %s cascade', p.oid::regprocedure) as sql
		from pg_proc p join pg_namespace n on n.oid = p.pronamespace
		where n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
			and not exists (select from pg_depend d
				where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype in ('e', 'i'))
	loop
		execute dropped.sql;
	end loop;
	for dropped in
		select format('drop type if exists %I.%I cascade', n.nspname, t.typname) as sql
		from pg_type t join pg_namespace n on n.oid = t.typnamespace
		where t.typtype in ('e', 'd', 'r') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
			and not exists (select from pg_depend d
				where d.classid = 'pg_type'::regclass and d.objid = t.oid and d.deptype in ('e', 'i'))
	loop
		execute dropped.sql;
	end loop;
	perform lo_unlink(oid) from pg_largeobject_metadata;
end
$clear$;
