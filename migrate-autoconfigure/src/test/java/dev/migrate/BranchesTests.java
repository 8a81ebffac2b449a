package dev.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import javax.sql.DataSource;

import dev.migrate.failure.MigrationException;
import dev.migrate.support.People;
import dev.migrate.support.TestApplication;
import dev.migrate.support.TestDatabases;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Revisions that were written on two branches of the sources.
 */
class BranchesTests {

	@TempDir
	private Path module;

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void meetBeforeAnythingIsBuiltUponThem(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, People.Users.class,
				(service) -> branch("alter table users add column fax varchar(20)", generate(service)));
		inApplication(database, People.UsersWithPhone.class, (service) -> {
			refuses(() -> service.generate(GenerateRequest.of("Add phone")));
			refuses(service::check);
			refuses(() -> service.migrate(MigrateRequest.head()));
			MergeResult merged = service.merge(MergeRequest.all("Meet"));
			assertThat(merged.conflicts()).hasSize(1);
			assertThat(merged.orderMatters()).as("there are no users before the one branch").hasSize(1);
			assertThat(service.generate(GenerateRequest.of("Add phone")).content())
				.contains("# Parent: " + merged.revision() + "\n");
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "h2", "postgresql" })
	void areFollowedTogetherWhereTheyHaveNothingInCommon(String engine) {
		DataSource database = TestDatabases.create(engine);
		inApplication(database, People.Users.class,
				(service) -> branch("create table faxes (id bigint)", generate(service)));
		inApplication(database, People.UsersWithPhone.class, (service) -> {
			assertThat(service.conflicts()).isEmpty();
			GenerateResult next = service.generate(GenerateRequest.of("Add phone"));
			assertThat(next.content()).containsPattern("# Parent: \\w+_users, 29990101_000000_fax\n");
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
		});
	}

	private static String generate(MigrationService service) {
		String base = service.generate(GenerateRequest.of("Base").withKind(GenerateRequest.Kind.EMPTY)).revision();
		service.generate(GenerateRequest.of("Add users"));
		return base;
	}

	/**
	 * What somebody else has written behind the same revision.
	 */
	private void branch(String sql, String parent) {
		try {
			Files.writeString(this.module.resolve("src/main/resources/db/changelog/changes/29990101_000000_fax.sql"),
					"""
							--liquibase formatted sql
							-- Parent: %s
							-- Created: 2026-01-01T00:00:00Z
							--changeset ann:1
							%s;
							""".formatted(parent, sql));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void refuses(ThrowingCallable work) {
		assertThatExceptionOfType(MigrationException.class).isThrownBy(work)
			.withMessageMatching("Conflicting revisions: \\w+_add_users and 29990101_000000_fax were written on two"
					+ " branches, and both touch users\\. Which of them runs first has not been decided")
			.satisfies((ex) -> assertThat(ex.getAction()).contains("migrate merge"));
	}

	private void inApplication(DataSource database, Class<?> entity, Consumer<MigrationService> work) {
		TestApplication.of(database, this.module, entity)
			.run((context) -> work.accept(context.getBean(MigrationService.class)), "app.migrate.auto-apply=false");
	}

}
