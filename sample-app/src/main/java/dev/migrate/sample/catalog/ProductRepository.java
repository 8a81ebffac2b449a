package dev.migrate.sample.catalog;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * All products.
 */
public interface ProductRepository extends JpaRepository<Product, Long> {

	@EntityGraph(attributePaths = "categories")
	List<Product> findByStatusOrderByName(ProductStatus status);

	Optional<Product> findBySku(String sku);

}
