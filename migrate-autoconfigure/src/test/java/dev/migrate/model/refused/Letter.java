package dev.migrate.model.refused;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Comment;

/**
 * Hibernate does not double the apostrophe of its comment.
 */
@Entity
@Comment("Somebody's letter")
public class Letter {

	@Id
	Long id;

	@Comment("What it says")
	String text;

}
