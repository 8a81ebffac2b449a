package dev.migrate.sample.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Array;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A text, with the place that a language model has given to its meaning.
 */
@Entity
@Table(name = "documents")
public class Document {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private Long id;

	@Column(nullable = false, length = 200)
	private String title;

	@JdbcTypeCode(SqlTypes.VECTOR)
	@Array(length = 384)
	private float[] embedding;

	protected Document() {
	}

	public Document(String title, float[] embedding) {
		this.title = title;
		this.embedding = embedding;
	}

	public Long getId() {
		return this.id;
	}

	public String getTitle() {
		return this.title;
	}

	public float[] getEmbedding() {
		return this.embedding;
	}

}
