package dev.migrate.sample.user;

import org.springframework.data.jpa.repository.JpaRepository;

/**
 * All users.
 */
public interface UserRepository extends JpaRepository<User, Long> {

	boolean existsByEmail(String email);

}
