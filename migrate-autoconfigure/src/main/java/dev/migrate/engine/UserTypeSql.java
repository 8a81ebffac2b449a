package dev.migrate.engine;

import java.util.List;

import dev.migrate.schema.UserType;

/**
 * SQL about types that are objects of their own, on engines that have them.
 */
public interface UserTypeSql {

	/**
	 * SQL statements that create a type.
	 */
	default List<String> createTypeSql(UserType type) {
		throw new UnsupportedOperationException("No types of its own");
	}

	/**
	 * SQL statements that drop a type that no column has.
	 */
	default List<String> dropTypeSql(UserType type) {
		throw new UnsupportedOperationException("No types of its own");
	}

	/**
	 * SQL statements that change a type and keep the values of the columns that have it.
	 */
	default List<String> alterTypeSql(UserType before, UserType after, List<UserType.Use> uses) {
		throw new UnsupportedOperationException("No types of its own");
	}

	/**
	 * SQL statements that have the engine load an extension, if it has not done so yet.
	 */
	default List<String> createExtensionSql(String extension) {
		throw new UnsupportedOperationException("No extensions");
	}

}
