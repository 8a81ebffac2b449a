package dev.migrate.sample.order;

import java.util.Optional;

import org.springframework.data.repository.ListPagingAndSortingRepository;

/**
 * What all customers have bought; there is nothing to save.
 */
public interface CustomerTotals extends ListPagingAndSortingRepository<CustomerTotal, Long> {

	Optional<CustomerTotal> findById(Long customerId);

}
