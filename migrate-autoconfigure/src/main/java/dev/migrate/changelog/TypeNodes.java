package dev.migrate.changelog;

import dev.migrate.change.AlterType;
import dev.migrate.change.CreateExtension;
import dev.migrate.change.CreateType;
import dev.migrate.change.DropType;

/**
 * Changes of types, for which Liquibase has none of its own.
 */
final class TypeNodes {

	private TypeNodes() {
	}

	static void register(ChangeRenderer renderer) {
		renderer.register(CreateExtension.class,
				(change, names) -> ChangeNode.sql(names.dialect().engine().createExtensionSql(change.name())));
		renderer.register(CreateType.class,
				(change, names) -> ChangeNode.sql(names.dialect().engine().createTypeSql(change.type())));
		renderer.register(DropType.class,
				(change, names) -> ChangeNode.sql(names.dialect().engine().dropTypeSql(change.type())));
		renderer.register(AlterType.class, (change, names) -> ChangeNode
			.sql(names.dialect().engine().alterTypeSql(change.before(), change.after(), change.uses())));
	}

}
