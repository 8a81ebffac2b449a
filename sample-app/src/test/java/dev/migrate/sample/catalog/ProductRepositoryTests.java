package dev.migrate.sample.catalog;

import java.math.BigDecimal;
import java.util.Set;

import dev.migrate.MigrationService;
import jakarta.persistence.PersistenceException;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.orm.jpa.TestEntityManager;

import static dev.migrate.test.MigrationAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A test slice: its embedded database has the schema that the revisions make, check
 * constraints included.
 */
@DataJpaTest
class ProductRepositoryTests {

	@Autowired
	private TestEntityManager entities;

	@Autowired
	private ProductRepository products;

	@Test
	void listsActiveProductsByName() {
		this.entities.persist(product("B", "2.00"));
		this.entities.persist(product("A", "1.00"));
		assertThat(this.products.findByStatusOrderByName(ProductStatus.ACTIVE)).extracting(Product::getName)
			.containsExactly("A", "B");
		assertThat(this.products.findByStatusOrderByName(ProductStatus.DRAFT)).isEmpty();
	}

	@Test
	void noProductHasANegativePrice() {
		assertThatExceptionOfType(PersistenceException.class)
			.isThrownBy(() -> this.entities.persistAndFlush(product("A", "-0.01")))
			.withStackTraceContaining("CK_PRODUCTS_PRICE");
	}

	@Test
	void theSliceHasTheWholeSchema(@Autowired MigrationService migrations) {
		assertThat(migrations).isInStepWithEntities().hasNothingPending();
	}

	private static Product product(String name, String price) {
		return new Product("sku-" + name, name, null, new BigDecimal(price), Set.of());
	}

}
