package dev.migrate.model;

import java.lang.ref.SoftReference;

import org.hibernate.boot.spi.MetadataImplementor;

/**
 * The entities of one factory. An application that runs hardly ever asks for them, and
 * Hibernate's metadata is as large as the model: it goes when the memory is needed, and
 * is bound again when somebody asks after that.
 */
final class CapturedModel {

	private final PersistenceUnit unit;

	private SoftReference<EntityModel> model;

	CapturedModel(MetadataImplementor metadata, PersistenceUnit unit) {
		this.unit = unit;
		this.model = new SoftReference<>(new HibernateEntityModel(metadata, unit));
	}

	synchronized EntityModel get() {
		EntityModel present = this.model.get();
		if (present == null) {
			present = new HibernateEntityModel(this.unit.bindAgain(), this.unit);
			this.model = new SoftReference<>(present);
		}
		return present;
	}

	/**
	 * What the garbage collector does when the memory is needed.
	 */
	synchronized void forget() {
		this.model.clear();
	}

}
