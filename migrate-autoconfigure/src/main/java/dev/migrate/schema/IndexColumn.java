package dev.migrate.schema;

/**
 * A key column of an index.
 *
 * @param name the column
 * @param descending whether the index runs from high to low
 */
public record IndexColumn(Identifier name, boolean descending) {

	@Override
	public String toString() {
		return this.descending ? this.name + " desc" : this.name.toString();
	}

}
