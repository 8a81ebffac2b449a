package dev.migrate.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import dev.migrate.BackupSettings;
import dev.migrate.HostApplication;
import dev.migrate.LintSettings;
import dev.migrate.lint.LintRule;
import dev.migrate.lint.LintRules;
import dev.migrate.Seeder;
import dev.migrate.execution.MigrationProgress;
import dev.migrate.failure.MigrationException;
import dev.migrate.model.EntityModelSource;
import dev.migrate.model.ModelCapture;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.BeansException;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.domain.EntityScanPackages;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The running Spring Boot application.
 */
final class SpringApplicationHost implements HostApplication {

	private static final String ENTITY_FILTER = "org.springframework.orm.jpa.persistenceunit.ManagedClassNameFilter";

	private final ApplicationContext context;

	private final Environment environment;

	private final MigrateProperties properties;

	private final DatabaseSettings settings;

	private final String database;

	private final boolean shared;

	/**
	 * The application as one of its databases sees it.
	 * @param shared whether others are in the same database, in schemas of theirs
	 */
	SpringApplicationHost(ApplicationContext context, DatabaseSettings settings, boolean shared) {
		this.context = context;
		this.environment = context.getEnvironment();
		this.properties = settings.properties();
		this.settings = settings;
		this.database = settings.name();
		this.shared = shared;
	}

	@Override
	public Path module() {
		return ApplicationModule.directory(this.context);
	}

	@Override
	public @Nullable String mainClass() {
		return this.environment.getProperty("app.migrate.cli.main-class");
	}

	@Override
	public BackupSettings backups() {
		MigrateProperties.Backup backup = this.properties.getBackup();
		String programs = backup.getPrograms();
		return new BackupSettings(
				ServiceSettings.resolve(module(), "app.migrate.backup.directory", backup.getDirectory()),
				StringUtils.hasText(programs) ? Path.of(programs) : null, this.shared);
	}

	/**
	 * On the command line, whoever asked sees what runs, and nobody collects metrics.
	 */
	@Override
	public List<MigrationProgress> listeners(String database) {
		List<MigrationProgress> listeners = new ArrayList<>();
		if (!MigrationInitializer.isCommandMode(this.environment)) {
			listeners.add(new LoggingProgress(database));
			this.context.getBeanProvider(ObservationRegistry.class)
				.ifUnique((registry) -> listeners.add(new ObservedProgress(database, registry)));
		}
		listeners.add(new EventProgress(database, this.context));
		this.context.getBeanProvider(MigrationProgress.class).orderedStream().forEach(listeners::add);
		return listeners;
	}

	@Override
	public LintSettings lint() {
		MigrateProperties.Lint lint = this.properties.getLint();
		return new LintSettings(LintRules.with(this.context.getBeanProvider(LintRule.class).orderedStream().toList()),
				ignored(lint.getIgnore()), lint.getLargeTableRows());
	}

	private List<String> ignored(List<String> configured) {
		return (this.properties.getLockTimeout() == null) ? configured
				: Stream.concat(configured.stream(), Stream.of(LintRules.TIMEOUTS)).toList();
	}

	@Override
	public List<String> scannedPackages() {
		List<String> packages = EntityScanPackages.get(this.context).getPackageNames();
		if (packages.isEmpty() && AutoConfigurationPackages.has(this.context)) {
			packages = AutoConfigurationPackages.get(this.context);
		}
		return packages;
	}

	@Override
	public List<String> entityClasses() {
		Set<String> others = entitiesOfOtherDatabases();
		return new EntityClasses(this.context).find(scannedPackages())
			.stream()
			.filter((name) -> !others.contains(name) && isWanted(name))
			.toList();
	}

	/** Somebody may have said that a class is not to be one. */
	private boolean isWanted(String name) {
		return !ClassUtils.isPresent(ENTITY_FILTER, this.context.getClassLoader())
				|| this.context.getBeanProvider(ManagedClassNameFilter.class)
					.stream()
					.allMatch((filter) -> filter.matches(name));
	}

	/** Those are no entities of this one, and need not be. */
	private Set<String> entitiesOfOtherDatabases() {
		Set<String> names = new HashSet<>();
		this.context.getBeanProvider(MigratedDatabase.class)
			.stream()
			.map(MigratedDatabase::settings)
			.filter((settings) -> !settings.name().equals(this.database))
			.forEach((settings) -> {
				try {
					ModelCapture capture = this.context.getBean(ModelCapture.class);
					EntityModelSource source = settings.isDefault() ? capture.source()
							: capture.source(settings.factory());
					names.addAll(source.get().entityNames());
				}
				catch (MigrationException | BeansException ex) {
					// It is asked about itself
				}
			});
		return names;
	}

	@Override
	public String seedLocation() {
		String own = HostApplication.super.seedLocation();
		return this.database.equals(DatabaseSettings.DEFAULT) ? own : own + "/" + this.database;
	}

	/**
	 * Seeders may work with repositories, which on the command line are not whole
	 * otherwise.
	 */
	@Override
	public void inSeeders(Consumer<List<Seeder>> work) {
		if (this.context.getBeanNamesForType(Seeder.class, true, false).length == 0) {
			return;
		}
		if (ClassUtils.isPresent("org.hibernate.boot.Metadata", null)) {
			this.context.getBeanProvider(ModelCapture.class).ifAvailable(ModelCapture::buildWhole);
		}
		PlatformTransactionManager transactions = new SeederTransactions(this.context, this.settings).find();
		List<Seeder> seeders = this.context.getBeanProvider(Seeder.class)
			.orderedStream()
			.filter((seeder) -> seeder.database().equals(this.database))
			.toList();
		if (transactions == null) {
			work.accept(seeders);
		}
		else {
			new TransactionTemplate(transactions).executeWithoutResult((status) -> work.accept(seeders));
		}
	}

}
