package dev.migrate.changelog;

/**
 * A format in which revisions can be written. All hold the same changes and the same
 * rollbacks.
 */
public enum ChangelogFormat {

	/** Liquibase's YAML. */
	YAML,

	/** Liquibase's XML. */
	XML,

	/** Liquibase's JSON. */
	JSON,

	/**
	 * Liquibase's formatted SQL: the statements of the engines that it is written for.
	 */
	SQL;

	RevisionFormat writer() {
		return switch (this) {
			case YAML -> new YamlRevisionFormat();
			case XML -> new XmlRevisionFormat();
			case JSON -> new JsonRevisionFormat();
			case SQL -> new SqlRevisionFormat();
		};
	}

}
