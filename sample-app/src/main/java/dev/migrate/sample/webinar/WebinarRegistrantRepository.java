package dev.migrate.sample.webinar;

import java.util.List;
import java.util.UUID;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * Everybody who registered for a webinar.
 */
public interface WebinarRegistrantRepository extends JpaRepository<WebinarRegistrant, UUID> {

	List<WebinarRegistrant> findByWebinarOrderByRegisteredAt(String webinar);

	boolean existsByWebinarAndEmail(String webinar, String email);

}
