package dev.migrate.engine;

import java.util.Set;

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
			a all and any array as at between both by call case cast check coalesce collation constraint convert
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

	private ReservedWords() {
	}

	private static Set<String> words(String text) {
		return Set.of(text.strip().split("\\s+"));
	}

}
