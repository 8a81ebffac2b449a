package dev.migrate.model.aggregate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * Keeps all of its {@link Meta} in a JSON column, guarded by one check.
 */
@Entity
public class Document {

	@Id
	Long id;

	@JdbcTypeCode(SqlTypes.JSON)
	Meta meta;

	/**
	 * Facts about a document.
	 */
	@Embeddable
	public static class Meta {

		@Column(nullable = false)
		String title;

		@Check(constraints = "stars < 6")
		Integer stars;

	}

}
