package dev.migrate.sample.order;

import java.util.List;

import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;

/**
 * All orders.
 */
public interface OrderRepository extends JpaRepository<Order, Long> {

	@EntityGraph(attributePaths = { "customer", "items.product" })
	List<Order> findAllByOrderByPlacedAtDesc();

}
