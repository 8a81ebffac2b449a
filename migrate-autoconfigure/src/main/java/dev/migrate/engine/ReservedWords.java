package dev.migrate.engine;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Words that an engine takes for names only in quotes, in lower case.
 */
final class ReservedWords {

	static final Set<String> H2 = words("""
			all and any array as asymmetric authorization between both case cast check constraint cross
			current_catalog current_date current_path current_role current_schema current_time current_timestamp
			current_user day default distinct else end except exists false fetch for foreign from full group groups
			having hour if ilike in inner intersect interval is join key leading left like limit localtime
			localtimestamp minus minute month natural not null offset on or order over partition primary qualify
			range regexp right row rownum rows second select session_user set some symmetric system_user table to top
			trailing true uescape union unique unknown user using value values when where window with year _rowid_
			""");

	static final Set<String> POSTGRESQL = words("""
			all analyse analyze and any array as asc asymmetric authorization binary both case cast check collate
			collation column concurrently constraint create cross current_catalog current_date current_role
			current_schema current_time current_timestamp current_user default deferrable desc distinct do else end
			except false fetch for foreign freeze from full grant group having ilike in initially inner intersect
			into is isnull join lateral leading left like limit localtime localtimestamp natural not notnull null
			offset on only or order outer overlaps placing primary references returning right select session_user
			similar some symmetric system_user table tablesample then to trailing true union unique user using
			variadic verbose when where window with
			""");

	/**
	 * With the functions that are reserved where spaces before parentheses are ignored.
	 */
	static final Set<String> MARIADB = words("""
			accessible add all alter analyze and as asc asensitive before between bigint binary bit_and bit_or
			bit_xor blob both by call cascade case cast change char character check collate column condition
			constraint continue convert count create cross cume_dist curdate current_date current_role current_time
			current_timestamp current_user cursor curtime databases date_add date_sub day_hour day_microsecond
			day_minute day_second dec decimal declare default delayed delete delete_domain_id dense_rank desc
			describe deterministic distinct distinctrow div do_domain_ids double drop dual each else elseif enclosed
			escaped except exists exit explain extract false fetch first_value float float4 float8 for force foreign
			from fulltext grant group group_concat having high_priority hour_microsecond hour_minute hour_second if
			ignore ignore_domain_ids in index infile inner inout insensitive insert int int1 int2 int3 int4 int8
			integer intersect interval into is iterate join json_arrayagg json_objectagg key keys kill lag lead
			leading leave left like limit linear lines load localtime localtimestamp lock long longblob longtext
			loop low_priority master_demote_to_replica master_demote_to_slave master_ssl_verify_server_cert match
			max maxvalue median mediumblob mediumint mediumtext mid middleint min minute_microsecond minute_second
			mod modifies natural no_write_to_binlog not now nth_value ntile null numeric offset on optimize
			optionally or order out outer outfile over page_checksum parse_vcol_expr partition percent_rank
			percentile_cont percentile_disc portion position precision primary procedure purge range rank read
			read_write reads real recursive ref_system_id references regexp release rename repeat replace require
			resignal restrict return returning revoke right rlike row_number rows schemas second_microsecond select
			sensitive separator set show signal smallint spatial specific sql sql_after_gtids sql_before_gtids
			sql_big_result sql_calc_found_rows sql_small_result sqlexception sqlstate sqlwarning ssl starting
			stats_auto_recalc stats_persistent stats_sample_pages std stddev stddev_pop stddev_samp straight_join
			substr substring sum table terminated then tinyblob tinyint tinytext to trailing trigger trim true undo
			union unique unlock unsigned update usage use using utc_date utc_time utc_timestamp values var_pop
			var_samp varbinary varchar varcharacter variance varying when where while with write xor year_month
			zerofill
			""");

	static final Set<String> HSQLDB = words("""
			all and any array as at between both by call case cast check coalesce collation constraint convert
			corresponding create cross cube curdate current current_catalog current_date current_path current_role
			current_schema current_time current_timestamp current_timezone current_user curtime default distinct do
			drop else every except exists fetch for foreign from full grant group grouping having in inner intersect
			into is join json_array json_arrayagg json_object json_objectagg leading left like localtime
			localtimestamp natural normalize not now nullif occurrences_regex on or order outer position_regex
			prevval primary references right rollup row select session_timezone session_user sessiontimezone set
			some substring_regex sum sysdate system_user table then to today trailing translate_regex trigger union
			unique user using values when where with
			""");

	static final Set<String> SQLITE = words("""
			add all alter and as autoincrement between case cast check collate commit constraint create current_date
			current_time current_timestamp default deferrable delete distinct drop else escape except exists foreign
			from group having if in index insert intersect into is isnull join limit not nothing notnull null on or
			order primary raise references returning select set table then to transaction union unique update using
			values when where
			""");

	static final Set<String> SQL_SERVER = words("""
			add all alter and any as asc authorization backup begin between break browse bulk by cascade case check
			checkpoint close clustered coalesce collate column commit compute constraint contains containstable
			continue convert create cross current current_date current_time current_timestamp current_user cursor
			database dbcc deallocate declare default delete deny desc disk distinct distributed double drop dump else
			end errlvl escape except exec execute exists exit external fetch file fillfactor for foreign freetext
			freetexttable from full function goto grant group having holdlock identity identity_insert identitycol if
			in index inner insert intersect into is join key kill left like lineno load merge national nocheck
			nonclustered not null nullif of off offsets on open opendatasource openquery openrowset openxml option or
			order outer over percent pivot plan precision primary print proc procedure public raiserror read readtext
			reconfigure references replication restore restrict return revert revoke right rollback rowcount
			rowguidcol rule save schema securityaudit select semantickeyphrasetable
			semanticsimilaritydetailstable semanticsimilaritytable session_user set setuser shutdown some statistics
			system_user table tablesample textsize then to top tran transaction trigger truncate try_convert tsequal
			union unique unpivot update updatetext use user values varying view waitfor when where while with within
			writetext
			""");

	static final Set<String> ORACLE = words("""
			access add all alter and any as asc audit between by char check cluster column column_value comment
			compress connect create current date decimal default delete desc distinct drop else exclusive exists file
			float for from grant group having identified immediate in increment index initial insert integer
			intersect into is level like lock long maxextents minus mlslabel mode modify nested_table_id noaudit
			nocompress not nowait null number of offline on online option or order pctfree prior public raw rename
			resource revoke row rowid rownum rows select session set share size smallint start successful synonym
			sysdate table then to trigger uid union unique update user validate values varchar varchar2 view whenever
			where with
			""");

	/** MariaDB's, and what MySQL 8 has beyond them. */
	static final Set<String> MYSQL = Stream.concat(MARIADB.stream(), words("""
			cube empty function get groups grouping io_after_gtids io_before_gtids json_table lateral
			master_bind of optimizer_costs parallel qualify rank stored system tablesample virtual window
			""").stream()).collect(Collectors.toUnmodifiableSet());

	/** What Db2 takes for a word of its own at any place where a name may stand. */
	static final Set<String> DB2 = words("""
			add after alias all allocate allow alter and any as asensitive associate asutime at audit authorization
			aux auxiliary before begin between binary bufferpool by cache call called capture cardinality cascaded
			case cast ccsid char character check clone close cluster collection collid column comment commit concat
			condition connect connection constraint contains continue count create cross current current_date
			current_path current_schema current_server current_time current_timestamp current_timezone current_user
			cursor cycle data database date day days declare default delete descriptor deterministic disable disallow
			disconnect distinct do double drop each else elseif enable end escape except exception excluding
			exclusive execute exists exit explain external fetch final first for foreign free from full function
			general generated get global go goto grant graphic group handler having hold hour hours identity if
			immediate in including increment index indicator inherit inner inout insensitive insert integrity
			intersect into is isolation iterate join key label language lateral leave left like limit local lock long
			loop maxvalue merge microsecond minute minutes minvalue mode modifies month months natural new no none
			not null nulls of offset old on only open optimization option or order out outer over package parameter
			part partition password path percent position precision prepare primary privileges procedure program
			public query range rank read reads recovery references referencing refresh release rename repeat reset
			resignal restart restrict result return returns revoke right role rollback row rownumber rows rrn run
			savepoint schema scroll search second seconds select sensitive session session_user set signal simple
			some source specific sql stability standard start static statement stay style substring summary synonym
			system system_user table then time timestamp to transaction trigger trim truncate type undo union unique
			until update usage user using value values variable variant version view volatile when whenever where
			while with without wrapped write xmlelement year years
			""");

	private ReservedWords() {
	}

	private static Set<String> words(String text) {
		return Set.of(text.strip().split("\\s+"));
	}

}
