package dev.migrate.sample.catalog;

/**
 * Whether a product can be bought.
 */
public enum ProductStatus {

	/** Not yet. */
	DRAFT,

	/** Now. */
	ACTIVE,

	/** No more. */
	DISCONTINUED

}
