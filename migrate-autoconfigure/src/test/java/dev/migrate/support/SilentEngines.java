package dev.migrate.support;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;

import dev.migrate.engine.Engine;
import dev.migrate.engine.EngineType;
import dev.migrate.engine.Engines;

/**
 * Engines as those are that cannot run here: they do not tell who is connected, have no
 * lock that ends with its holder, and their catalogs are not read.
 */
public final class SilentEngines {

	/** Has another JVM use them. */
	static final String PROPERTY = "test.silent-engines";

	private SilentEngines() {
	}

	/**
	 * Has PostgreSQL, MariaDB and H2 be like that.
	 * @return what makes them as they were
	 */
	public static Runnable add() {
		return Engines.add(Map.of("postgresql", "PostgreSQL", "mariadb", "MariaDB", "h2", "H2")
			.entrySet()
			.stream()
			.map((name) -> silent(EngineType.like(name.getKey(), name.getValue(), name.getKey())))
			.toList());
	}

	private static EngineType silent(EngineType type) {
		return new EngineType(type.id(), type.productName(), () -> silent(type.standard().get()),
				(connection) -> silent(type.binding().bind(connection)));
	}

	private static Engine silent(Engine engine) {
		return (Engine) Proxy.newProxyInstance(Engine.class.getClassLoader(), new Class<?>[] { Engine.class },
				(proxy, method, arguments) -> {
					if (List.of("sessionLock", "sessions").contains(method.getName())) {
						return null;
					}
					if (method.getName().equals("isReadable")) {
						return false;
					}
					try {
						return method.invoke(engine, arguments);
					}
					catch (InvocationTargetException ex) {
						throw ex.getTargetException();
					}
				});
	}

}
