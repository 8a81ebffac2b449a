package dev.migrate.support;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/**
 * An entity of another database: what has happened.
 */
@Entity
public class Entry {

	@Id
	Long id;

	String happened;

}
