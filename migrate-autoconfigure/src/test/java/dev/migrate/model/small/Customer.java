package dev.migrate.model.small;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/**
 * Numbered by the sequence {@code customer_seq} in steps of 50.
 */
@Entity
public class Customer {

	@Id
	@GeneratedValue
	Long id;

	String firstName;

}
