package dev.migrate.sample.staff;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import dev.migrate.MigrationService;
import dev.migrate.Seeder;

import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Somebody to log in as while developing: {@code staff@example.com}, password
 * {@code staff}.
 */
@Configuration(proxyBeanMethods = false)
@Profile("dev")
class DemoStaff {

	static final String EMAIL = "staff@example.com";

	static final String PASSWORD = "staff";

	@Bean
	Seeder firstStaff(JdbcTemplate jdbc, PasswordEncoder passwords) {
		return () -> {
			Integer there = jdbc.queryForObject("select count(*) from users where email = ?", Integer.class, EMAIL);
			if (there == null || there == 0) {
				jdbc.update(
						"insert into users (version, email, full_name, staff, password, created_at) "
								+ "values (0, ?, 'Staff', true, ?, ?)",
						EMAIL, passwords.encode(PASSWORD), OffsetDateTime.now(ZoneOffset.UTC));
			}
		};
	}

	/**
	 * As {@code migrate seed} does.
	 */
	@Bean
	ApplicationRunner seedAtStart(MigrationService migrations) {
		return (arguments) -> migrations.seed();
	}

}
