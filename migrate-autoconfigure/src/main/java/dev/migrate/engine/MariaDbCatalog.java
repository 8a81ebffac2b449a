package dev.migrate.engine;

/**
 * The queries of MariaDB's catalog, each for one database, which is what MariaDB has for
 * a schema.
 */
final class MariaDbCatalog {

	static final String TABLES = """
			select table_name, table_type, table_collation, table_comment from information_schema.tables
			where table_schema = ? and table_type in ('BASE TABLE', 'SEQUENCE')
			""";

	static final String COLUMNS = """
			select table_name, column_name, column_type, is_nullable, column_default, collation_name, extra,
				generation_expression, column_comment
			from information_schema.columns where table_schema = ? order by table_name, ordinal_position
			""";

	/** Primary keys and unique constraints are nothing but indexes. */
	static final String INDEXES = """
			select table_name, index_name, non_unique, index_type, column_name, collation, sub_part
			from information_schema.statistics where table_schema = ? order by table_name, index_name, seq_in_index
			""";

	static final String FOREIGN_KEY_COLUMNS = """
			select table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name,
				referenced_column_name
			from information_schema.key_column_usage
			where table_schema = ? and referenced_table_name is not null
			order by table_name, constraint_name, ordinal_position
			""";

	static final String FOREIGN_KEY_RULES = """
			select table_name, constraint_name, delete_rule, update_rule
			from information_schema.referential_constraints where constraint_schema = ?
			""";

	static final String CHECKS = """
			select table_name, constraint_name, level, check_clause
			from information_schema.check_constraints where constraint_schema = ?
			""";

	static final String VIEWS = """
			select table_name, view_definition from information_schema.views where table_schema = ?
			""";

	private MariaDbCatalog() {
	}

	/**
	 * The query of one sequence: its settings are a row of the sequence itself.
	 * @param sequence the sequence as it has to stand in SQL
	 */
	static String sequence(String sequence) {
		return "select start_value, increment, minimum_value, maximum_value, cycle_option, cache_size from " + sequence;
	}

}
