package dev.migrate.autoconfigure;

import java.util.function.Supplier;

import javax.sql.DataSource;

import dev.migrate.MigrationService;
import dev.migrate.MigrationServices;
import dev.migrate.Tenant;
import dev.migrate.TenantProvider;
import dev.migrate.Tenants;
import dev.migrate.changelog.ChangelogLoader;
import dev.migrate.execution.HistoryTables;
import dev.migrate.execution.MigrationLiquibase;
import dev.migrate.model.EntityModelSource;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/**
 * Makes the services of a database's tenants: each runs the database's changelog, in a
 * place and with a history of its own.
 */
final class TenantServices {

	private final MigratedDatabase database;

	private final EntityModelSource entities;

	private final ApplicationContext context;

	private @Nullable Tenants tenants;

	TenantServices(MigratedDatabase database, EntityModelSource entities, ApplicationContext context) {
		this.database = database;
		this.entities = entities;
		this.context = context;
	}

	/**
	 * The database's tenants, or null if it has no provider of any.
	 */
	synchronized @Nullable Tenants find() {
		if (this.tenants == null) {
			this.tenants = this.context.getBeanProvider(TenantProvider.class)
				.orderedStream()
				.filter((provider) -> provider.database().equals(this.database.settings().name()))
				.findFirst()
				.map(this::of)
				.orElse(null);
		}
		return this.tenants;
	}

	private Tenants of(TenantProvider provider) {
		MigrateProperties properties = this.database.settings().properties();
		return new Tenants(this.database.settings().name(), provider, this::service, this::isUpToDate,
				properties.getTenants().getParallelism());
	}

	private MigrationService service(Tenant tenant) {
		ChangelogLoader changelogs = this.database.changelogs();
		Supplier<MigrationLiquibase> liquibase = SingletonSupplier.of(() -> liquibase(tenant, changelogs));
		return MigrationServices.create(this.database.settings().name() + "." + tenant.id(), liquibase,
				() -> changelogs, this.entities, this.database.generation(),
				() -> this.database.application(tenant.schema() != null));
	}

	private MigrationLiquibase liquibase(Tenant tenant, ChangelogLoader changelogs) {
		MigrationLiquibase liquibase = this.database.liquibase(changelogs, dataSource(tenant));
		if (tenant.schema() != null) {
			liquibase.setDefaultSchema(null);
			liquibase.setLiquibaseSchema(null);
		}
		return liquibase;
	}

	private boolean isUpToDate(Tenant tenant) {
		HistoryTables tables = this.database.tables();
		return this.database.settings().properties().getFastPath().isEnabled() && this.database
			.fastPath((tenant.schema() != null) ? new HistoryTables(null, tables.history(), tables.lock()) : tables,
					dataSource(tenant))
			.isUpToDate();
	}

	private DataSource dataSource(Tenant tenant) {
		DataSource dataSource = (tenant.dataSource() != null) ? tenant.dataSource()
				: this.database.dataSource().dataSource();
		return (tenant.schema() != null) ? new TenantSchema(dataSource, tenant, this.database.settings().option())
				: dataSource;
	}

}
