package dev.migrate.model.rich;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.annotations.Check;
import org.hibernate.annotations.View;
import org.hibernate.envers.Audited;

/**
 * What Hibernate has beyond tables and plain columns.
 */
public final class Extras {

	private Extras() {
	}

	@Entity(name = "Audit")
	@Audited
	public static class Audit {

		@Id
		@GeneratedValue
		Long id;

		@Column(nullable = false, length = 30)
		String what;

		@ManyToOne
		Audit before;

	}

	@Entity(name = "Overview")
	@View(query = "select id, what from audit")
	public static class Overview {

		@Id
		Long id;

		String what;

	}

	@Entity(name = "Document")
	public static class Document {

		@Id
		@GeneratedValue(strategy = GenerationType.UUID)
		String id;

		@Column(columnDefinition = "varchar(12) default 'draft' not null unique")
		String state;

		@Check(name = "ck_document_pages", constraints = "pages > 0")
		@Check(name = "ck_document_few_pages", constraints = "pages < 1000")
		int pages;

	}

}
