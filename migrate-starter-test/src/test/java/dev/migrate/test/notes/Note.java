package dev.migrate.test.notes;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnDefault;
import org.jspecify.annotations.Nullable;

/**
 * Its one entity.
 */
@Entity
@Table(name = "notes")
public class Note {

	@Id
	@Nullable Long id;

	@Nullable String text;

	@Column(length = 20)
	@ColumnDefault("'revision'")
	@Nullable String origin;

}
