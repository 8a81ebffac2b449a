package dev.migrate.engine;

import java.util.List;
import java.util.stream.Collectors;

import dev.migrate.schema.Identifier;
import dev.migrate.schema.QualifiedName;

/**
 * SQL that counts the rows of each owner from zero, in the order of numbers that they
 * have.
 *
 * @param engine the engine
 * @param table the table
 * @param owners the columns that say to whom a row belongs
 */
record PlacesSql(Engine engine, QualifiedName table, List<Identifier> owners) {

	/** For engines that read all rows before they write the first one. */
	String counted(Identifier column) {
		String number = this.engine.sql(column);
		String name = this.engine.sql(this.table);
		return "update " + name + " p set " + number + " = (select count(*) from " + name + " o where " + same("o", "p")
				+ " and o." + number + " < p." + number + ")";
	}

	/** With the places joined, in the words of PostgreSQL. */
	String from(Identifier column) {
		return "update " + this.engine.sql(this.table) + " p set " + this.engine.sql(column)
				+ " = r.migrate_place from " + places(column) + " r where " + joined(column);
	}

	/** With the places joined, in the words of MariaDB and MySQL. */
	String join(Identifier column) {
		return "update " + this.engine.sql(this.table) + " p join " + places(column) + " r on " + joined(column)
				+ " set p." + this.engine.sql(column) + " = r.migrate_place";
	}

	static String place(String number, String owners) {
		return "row_number() over (partition by " + owners + " order by " + number + ") - 1";
	}

	private String places(Identifier column) {
		String list = this.owners.stream()
			.map((owner) -> "t." + this.engine.sql(owner))
			.collect(Collectors.joining(", "));
		String number = "t." + this.engine.sql(column);
		return "(select " + list + ", " + number + " as migrate_number, " + place(number, list)
				+ " as migrate_place from " + this.engine.sql(this.table) + " t)";
	}

	private String joined(Identifier column) {
		return same("r", "p") + " and r.migrate_number = p." + this.engine.sql(column);
	}

	private String same(String row, String other) {
		return this.owners.stream()
			.map(this.engine::sql)
			.map((owner) -> row + "." + owner + " = " + other + "." + owner)
			.collect(Collectors.joining(" and "));
	}

}
