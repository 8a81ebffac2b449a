package dev.migrate.sample.partner;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * All partners.
 */
public interface PartnerRepository extends JpaRepository<Partner, Long> {

}
