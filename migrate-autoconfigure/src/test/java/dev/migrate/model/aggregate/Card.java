package dev.migrate.model.aggregate;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Has a type of its own made for its suits.
 */
@Entity
public class Card {

	@Id
	Long id;

	@JdbcTypeCode(SqlTypes.NAMED_ENUM)
	Suit suit;

	/**
	 * What is on a card.
	 */
	public enum Suit {

		/** Black. */
		SPADES,

		/** Red. */
		HEARTS

	}

}
