package dev.migrate.actuate;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.migrate.MigrationService;
import dev.migrate.actuate.MigrationsDescriptor.ContextMigrations;
import dev.migrate.actuate.MigrationsDescriptor.DatabaseMigrations;
import dev.migrate.failure.Secrets;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.context.ApplicationContext;

/**
 * {@link Endpoint @Endpoint} that tells which revisions have run and which are pending,
 * for every database of every application context. Changes nothing in any of them.
 */
@Endpoint(id = "migrations")
public class MigrationsEndpoint {

	private final ApplicationContext context;

	public MigrationsEndpoint(ApplicationContext context) {
		this.context = context;
	}

	@ReadOperation
	public MigrationsDescriptor migrations() {
		Map<String, ContextMigrations> contexts = new LinkedHashMap<>();
		for (ApplicationContext target = this.context; target != null; target = target.getParent()) {
			contexts.put(String.valueOf(target.getId()), new ContextMigrations(databases(target), parentId(target)));
		}
		return new MigrationsDescriptor(contexts);
	}

	private static Map<String, DatabaseMigrations> databases(ApplicationContext context) {
		Map<String, DatabaseMigrations> databases = new LinkedHashMap<>();
		for (String beanName : context.getBeanNamesForType(MigrationService.class)) {
			String name = beanName;
			try {
				MigrationService service = context.getBean(beanName, MigrationService.class);
				name = service.name();
				databases.put(name, DatabaseMigrations.of(service.status()));
			}
			catch (RuntimeException ex) {
				// One database that cannot be read must not hide the others
				databases.put(name, DatabaseMigrations.failed(Secrets.mask(ex.getMessage())));
			}
		}
		return databases;
	}

	private static @Nullable String parentId(ApplicationContext context) {
		ApplicationContext parent = context.getParent();
		return (parent != null) ? parent.getId() : null;
	}

}
