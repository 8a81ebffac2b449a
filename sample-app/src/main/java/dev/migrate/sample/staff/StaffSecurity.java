package dev.migrate.sample.staff;

import java.util.Set;

import javax.sql.DataSource;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.jdbc.JdbcDaoImpl;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;

/**
 * The explorer, the page about the migrations and what runs them are for staff. The shop
 * itself is open.
 */
@Configuration(proxyBeanMethods = false)
class StaffSecurity {

	private static final String STAFF = "STAFF";

	private static final Set<String> OF_SCRIPTS_ALONE = Set.of("PUT", "PATCH", "DELETE");

	@Bean
	@ConditionalOnWebApplication
	SecurityFilterChain staffOnly(HttpSecurity http) throws Exception {
		return http
			.authorizeHttpRequests((requests) -> requests.requestMatchers("/api/**", "/migrations/**")
				.hasRole(STAFF)
				.requestMatchers(HttpMethod.POST, "/actuator/**")
				.hasRole(STAFF)
				.anyRequest()
				.permitAll())
			.formLogin((login) -> login.defaultSuccessUrl("/api/explorer/index.html#uri=/api"))
			// For curl. A browser that is not asked keeps no password to send along
			.httpBasic((basic) -> basic.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED)))
			.csrf((csrf) -> csrf.ignoringRequestMatchers("/orders", "/products", "/users", "/webinars/**")
				.ignoringRequestMatchers((request) -> request.getHeader("Authorization") != null)
				.ignoringRequestMatchers(StaffSecurity::isFromTheExplorer))
			.build();
	}

	/**
	 * The explorer sends no token. What it sends, no page from elsewhere can: a browser
	 * would ask here first, and be refused.
	 */
	private static boolean isFromTheExplorer(HttpServletRequest request) {
		String type = request.getContentType();
		return request.getRequestURI().startsWith("/api/") && (OF_SCRIPTS_ALONE.contains(request.getMethod())
				|| (type != null && type.startsWith(MediaType.APPLICATION_JSON_VALUE)));
	}

	@Bean
	UserDetailsService staff(DataSource database) {
		JdbcDaoImpl users = new JdbcDaoImpl();
		users.setDataSource(database);
		users.setUsersByUsernameQuery(
				"select email, password, staff from users where email = ? and password is not null");
		users.setAuthoritiesByUsernameQuery("select email, 'ROLE_" + STAFF + "' from users where email = ? and staff");
		return users;
	}

	@Bean
	PasswordEncoder passwordEncoder() {
		return PasswordEncoderFactories.createDelegatingPasswordEncoder();
	}

}
