package dev.migrate.sample.order;

import org.springframework.data.repository.ListPagingAndSortingRepository;

/**
 * What all customers have bought; there is nothing to save.
 */
public interface CustomerTotals extends ListPagingAndSortingRepository<CustomerTotal, Long> {

}
