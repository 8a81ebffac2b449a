package dev.migrate.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.sql.DataSource;

import dev.migrate.GenerateRequest;
import dev.migrate.GenerateResult;
import dev.migrate.MigrateRequest;
import dev.migrate.MigrationService;
import dev.migrate.RollbackRequest;
import dev.migrate.SqlRequest;
import dev.migrate.support.TestDatabases;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Documents with their embeddings, whose type comes with the extension {@code vector}.
 * The one that the server finds here stores texts: what counts is who loads it, and when.
 */
class EmbeddingTests {

	private static final String STAND_IN = """
			create type vector;
			create function vector_in(cstring, oid, integer) returns vector
				language internal immutable strict as 'varcharin';
			create function vector_out(vector) returns cstring language internal immutable strict as 'varcharout';
			create function vector_typmod_in(cstring[]) returns integer
				language internal immutable strict as 'varchartypmodin';
			create function vector_typmod_out(integer) returns cstring
				language internal immutable strict as 'varchartypmodout';
			create type vector (input = vector_in, output = vector_out, typmod_in = vector_typmod_in,
				typmod_out = vector_typmod_out, like = varchar);
			""";

	@TempDir
	private Path directory;

	private final DataSource database = TestDatabases.postgresDatabase();

	@BeforeEach
	void bringTheExtension() throws IOException {
		Path extension = Files.createDirectories(this.directory.resolve("server/extension"));
		Files.writeString(extension.resolve("vector.control"), "default_version = '1'\nrelocatable = true\n");
		Files.writeString(extension.resolve("vector--1.sql"), STAND_IN);
		TestDatabases.execute(this.database, """
				do $$ begin
					execute format('alter database %%I set extension_control_path = %%L', current_database(), '%s');
				end $$""".formatted(extension.getParent()));
	}

	@Test
	@DisabledIfSystemProperty(named = "test.postgresql", matches = "oldest",
			disabledReason = "Extensions of a database of its own came with 18")
	void theExtensionIsLoadedBeforeTheColumnThatNeedsIt() {
		new Version(Document.class).service(this.database, this.directory, (service) -> {
			GenerateResult generated = service.generate(GenerateRequest.of("Add documents"));
			String revision = service.status().pendingRevisions().get(0).id();
			assertThat(generated.written()).isTrue();
			assertThat(sql(service, SqlRequest.revision(revision), revision)).isEqualTo("""
					-- Revision {id}

					BEGIN;

					-- Change set {id}-1 of db/changelog/changes/{id}.yaml
					create extension if not exists vector;

					-- Change set {id}-2 of db/changelog/changes/{id}.yaml
					CREATE TABLE public.documents (id BIGINT NOT NULL, title VARCHAR(200) NOT NULL, \
					embedding VECTOR(1536), CONSTRAINT pk_documents PRIMARY KEY (id));

					COMMIT;
					""");
			assertThat(sql(service, SqlRequest.revisionBackwards(revision), revision)).isEqualTo("""
					-- Revision {id}

					BEGIN;

					-- Undo change set {id}-2 of db/changelog/changes/{id}.yaml
					DROP TABLE public.documents;

					-- Undo change set {id}-1 of db/changelog/changes/{id}.yaml

					COMMIT;
					""");
			goThereAndBack(service);
			return null;
		});
	}

	/**
	 * Whoever else uses the extension keeps it.
	 */
	private void goThereAndBack(MigrationService service) {
		JdbcTemplate jdbc = new JdbcTemplate(this.database);
		for (int times = 1; times <= 2; times++) {
			service.migrate(MigrateRequest.head());
			assertThat(service.check().inStep()).isTrue();
			jdbc.update("insert into documents (id, title, embedding) values (1, 'Tea', '[0.5,1,0]')");
			assertThat(jdbc.queryForObject("select embedding::text from documents", String.class))
				.isEqualTo("[0.5,1,0]");
			service.rollback(RollbackRequest.to("base").withDataLossAllowed());
			assertThat(jdbc.queryForList("select extname from pg_extension where extname = 'vector'")).hasSize(1);
		}
		service.migrate(MigrateRequest.head());
		new Version(Document.class).hibernate(this.database, "validate");
	}

	private static String sql(MigrationService service, SqlRequest request, String revision) {
		return service.sql(request).replace(revision, "{id}");
	}

	@Entity(name = "Document")
	@Table(name = "documents")
	static class Document {

		@Id
		Long id;

		@Column(nullable = false, length = 200)
		String title;

		@JdbcTypeCode(SqlTypes.VECTOR)
		@Array(length = 1536)
		float[] embedding;

	}

}
