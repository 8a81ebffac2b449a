package dev.migrate.sample.catalog;

import java.util.Collection;
import java.util.Set;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * All categories.
 */
public interface CategoryRepository extends JpaRepository<Category, Long> {

	Set<Category> findByNameIn(Collection<String> names);

}
