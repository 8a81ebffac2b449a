package dev.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import dev.migrate.execution.LiquibaseThreads;
import dev.migrate.failure.MigrationException;
import org.jspecify.annotations.Nullable;

/**
 * Does something for several tenants at a time.
 */
final class TenantWorkers {

	private final int parallelism;

	TenantWorkers(int parallelism) {
		this.parallelism = parallelism;
	}

	/**
	 * Does it for each.
	 * @return what came of it, in the order of the tenants
	 */
	<T> List<Result<T>> run(List<Tenant> tenants, Function<Tenant, T> work) {
		if (tenants.isEmpty()) {
			return List.of();
		}
		AtomicInteger number = new AtomicInteger();
		ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
		ExecutorService executor = Executors.newFixedThreadPool(Math.max(1, Math.min(this.parallelism, tenants.size())),
				(task) -> {
					Thread thread = new Thread(LiquibaseThreads.separated(task),
							"migrate-tenants-" + number.incrementAndGet());
					thread.setContextClassLoader(classLoader);
					return thread;
				});
		try {
			List<Future<Result<T>>> futures = new ArrayList<>();
			tenants.forEach((tenant) -> futures.add(executor.submit(() -> attempt(tenant, work))));
			List<Result<T>> results = new ArrayList<>();
			for (Future<Result<T>> future : futures) {
				results.add(future.get());
			}
			return results;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while tenants were waited for", ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException(ex.getCause());
		}
		finally {
			executor.shutdownNow();
		}
	}

	private static <T> Result<T> attempt(Tenant tenant, Function<Tenant, T> work) {
		try {
			return new Result<>(tenant, work.apply(tenant), null);
		}
		catch (RuntimeException ex) {
			return new Result<>(tenant, null, ex);
		}
		catch (LinkageError ex) {
			return new Result<>(tenant, null, new MigrationException(
					"A class is missing, or not of the right version: " + ex.getMessage(),
					"Add the dependency that it is a part of, such as the driver of the tenant's database, or one in the version that the others want.",
					ex));
		}
	}

	/**
	 * What came of it for one tenant.
	 *
	 * @param value what it comes to, or null if it has failed
	 * @param failure why it has failed, or null
	 */
	record Result<T>(Tenant tenant, @Nullable T value, @Nullable RuntimeException failure) {
	}

}
