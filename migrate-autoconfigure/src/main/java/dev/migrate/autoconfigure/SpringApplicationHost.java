package dev.migrate.autoconfigure;

import java.nio.file.Path;

import dev.migrate.BackupSettings;
import dev.migrate.HostApplication;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * The running Spring Boot application.
 */
final class SpringApplicationHost implements HostApplication {

	private final ListableBeanFactory beanFactory;

	private final Environment environment;

	private final MigrateProperties properties;

	SpringApplicationHost(ListableBeanFactory beanFactory, Environment environment, MigrateProperties properties) {
		this.beanFactory = beanFactory;
		this.environment = environment;
		this.properties = properties;
	}

	@Override
	public Path module() {
		return ApplicationModule.directory(this.beanFactory);
	}

	@Override
	public @Nullable String mainClass() {
		return this.environment.getProperty("app.migrate.cli.main-class");
	}

	@Override
	public BackupSettings backups() {
		MigrateProperties.Backup backup = this.properties.getBackup();
		String programs = backup.getPrograms();
		return new BackupSettings(module().resolve(backup.getDirectory()),
				StringUtils.hasText(programs) ? Path.of(programs) : null);
	}

}
