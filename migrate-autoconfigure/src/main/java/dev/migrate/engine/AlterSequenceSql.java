package dev.migrate.engine;

import java.util.Objects;

import dev.migrate.schema.Sequence;

/**
 * SQL that changes a sequence's settings; it goes on from where it is.
 */
final class AlterSequenceSql {

	private AlterSequenceSql() {
	}

	static String of(Engine engine, Sequence before, Sequence after, long defaultCache) {
		StringBuilder sql = new StringBuilder("alter sequence ").append(engine.sql(after.name()));
		if (before.start() != after.start()) {
			sql.append(" start with ").append(after.start());
		}
		if (before.increment() != after.increment()) {
			sql.append(" increment by ").append(after.increment());
		}
		boolean turned = Long.signum(before.increment()) != Long.signum(after.increment());
		if (turned || !Objects.equals(before.minimum(), after.minimum())) {
			sql.append((after.minimum() != null) ? " minvalue " + after.minimum() : " no minvalue");
		}
		if (turned || !Objects.equals(before.maximum(), after.maximum())) {
			sql.append((after.maximum() != null) ? " maxvalue " + after.maximum() : " no maxvalue");
		}
		if (before.cycle() != after.cycle()) {
			sql.append(after.cycle() ? " cycle" : " no cycle");
		}
		if (!Objects.equals(before.cache(), after.cache())) {
			sql.append(" cache ").append((after.cache() != null) ? after.cache() : defaultCache);
		}
		return sql.toString();
	}

	/**
	 * How far a sequence has to move when it hands out more numbers at once: those below
	 * the next one belong to it, and some of them have been handed out.
	 */
	static long advance(Sequence before, Sequence after) {
		return (before.increment() > 0) ? Math.max(0, after.increment() - before.increment()) : 0;
	}

}
