package dev.migrate.schema;

/**
 * The spelling by which an object of a schema is known outside of it: in ownership, in
 * {@code --drop} and {@code --rename}, in messages.
 */
public final class SchemaObject {

	private SchemaObject() {
	}

	/**
	 * A table or a sequence: {@code users}, {@code crm.users}.
	 */
	public static String of(QualifiedName name) {
		return name.toString();
	}

	/**
	 * A column, a constraint or an index of a table: {@code users.email}.
	 */
	public static String of(QualifiedName table, Identifier member) {
		return table + "." + member;
	}

}
