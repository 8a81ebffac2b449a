package dev.migrate.benchmarks.app;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * Its only entity.
 */
@Entity
public class Note {

	@Id
	private Long id;

	private String text;

	public Long getId() {
		return this.id;
	}

	public String getText() {
		return this.text;
	}

}
