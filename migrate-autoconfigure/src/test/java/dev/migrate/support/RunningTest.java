package dev.migrate.support;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Knows when a test ends, and with it the need for its databases.
 */
public final class RunningTest implements TestExecutionListener {

	private static volatile boolean running;

	static boolean isRunning() {
		return running;
	}

	@Override
	public void executionStarted(TestIdentifier test) {
		if (test.isTest()) {
			running = true;
		}
	}

	@Override
	public void executionFinished(TestIdentifier test, TestExecutionResult result) {
		if (test.isTest()) {
			running = false;
			TestDatabases.testEnded();
		}
	}

}
