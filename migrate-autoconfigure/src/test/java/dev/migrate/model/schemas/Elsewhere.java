package dev.migrate.model.schemas;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Lives in the schema {@code crm}.
 */
@Entity
@Table(schema = "crm")
public class Elsewhere {

	@Id
	Long id;

}
