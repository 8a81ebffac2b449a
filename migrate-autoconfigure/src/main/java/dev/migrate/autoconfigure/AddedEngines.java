package dev.migrate.autoconfigure;

import java.util.List;

import dev.migrate.engine.EngineType;
import dev.migrate.engine.Engines;

import org.springframework.beans.factory.DisposableBean;

/**
 * The engines that the application adds, known for as long as it runs.
 */
final class AddedEngines implements DisposableBean {

	private final Runnable removal;

	AddedEngines(List<EngineType> types) {
		this.removal = Engines.add(types);
	}

	@Override
	public void destroy() {
		this.removal.run();
	}

}
