package dev.migrate.console;

import java.net.InetSocketAddress;
import java.security.Principal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.ClassUtils;
import org.springframework.util.MultiValueMap;

/**
 * A request to an application with WebFlux, of which everything has come.
 *
 * @param request the request
 * @param form the fields of its form
 * @param principal who sends it, or null
 * @param formToken what Spring Security wants to find in a form, or null
 * @param forwarded whether the application takes the headers of proxies for true
 */
record ReactiveExchange(ServerHttpRequest request, MultiValueMap<String, String> form, @Nullable Principal principal,
		@Nullable FormToken formToken, boolean forwarded) implements ConsoleExchange {

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.core.Authentication", ReactiveExchange.class.getClassLoader());

	@Override
	public String method() {
		return this.request.getMethod().name();
	}

	@Override
	public RequestPath path() {
		return this.request.getPath();
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>(this.form.toSingleValueMap());
		this.request.getQueryParams()
			.toSingleValueMap()
			.forEach((name, value) -> parameters.put(name, (value != null) ? value : ""));
		return parameters;
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeaders().getFirst(name);
	}

	@Override
	public boolean local() {
		InetSocketAddress address = this.request.getRemoteAddress();
		return address != null && !address.isUnresolved() && address.getAddress().isLoopbackAddress();
	}

	@Override
	public boolean signedIn() {
		return this.principal != null && !(SPRING_SECURITY && Authorities.anonymous(this.principal));
	}

	@Override
	public boolean hasRole(String role) {
		return SPRING_SECURITY && Authorities.include(this.principal, role);
	}

	@Override
	public List<String> names() {
		String host = this.request.getURI().getAuthority();
		return List.of(String.valueOf(header("Host")).toLowerCase(Locale.ROOT),
				String.valueOf(host).toLowerCase(Locale.ROOT));
	}

	/**
	 * Loaded only where Spring Security is.
	 */
	private static final class Authorities {

		static boolean anonymous(Principal principal) {
			return principal instanceof org.springframework.security.authentication.AnonymousAuthenticationToken
					|| !(principal instanceof org.springframework.security.core.Authentication known
							&& known.isAuthenticated());
		}

		static boolean include(@Nullable Principal principal, String role) {
			return principal instanceof org.springframework.security.core.Authentication known && known.getAuthorities()
				.stream()
				.anyMatch((authority) -> ("ROLE_" + role).equals(authority.getAuthority()));
		}

	}

}
