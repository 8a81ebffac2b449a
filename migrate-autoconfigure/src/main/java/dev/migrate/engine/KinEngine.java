package dev.migrate.engine;

/**
 * An engine that is another one but for its names.
 */
final class KinEngine {

	private KinEngine() {
	}

	static Engine of(Engine kin, String id, String displayName) {
		return ConnectionProxies.proxy(Engine.class, (proxy, method, arguments) -> switch (method.getName()) {
			case "id" -> id;
			case "displayName", "toString" -> displayName;
			default -> ConnectionProxies.invoke(kin, method, arguments);
		});
	}

}
