package dev.migrate.console;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.RequestPath;
import org.springframework.util.ClassUtils;

/**
 * A request to an application with Spring MVC.
 *
 * @param request the request
 * @param path its path
 */
record ServletExchange(HttpServletRequest request, RequestPath path) implements ConsoleExchange {

	/** Set by Tomcat where it has taken the headers of a proxy out of the request. */
	private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

	private static final int HTTP = 80;

	private static final int HTTPS = 443;

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.web.csrf.CsrfToken", ServletExchange.class.getClassLoader());

	@Override
	public String method() {
		return this.request.getMethod();
	}

	@Override
	public Map<String, String> parameters() {
		Map<String, String> parameters = new LinkedHashMap<>();
		this.request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
		return parameters;
	}

	@Override
	public @Nullable String header(String name) {
		return original().getHeader(name);
	}

	@Override
	public boolean local() {
		return isLoopback(original().getRemoteAddr()) && isLoopback(this.request.getRemoteAddr());
	}

	private static boolean isLoopback(@Nullable String address) {
		if (address == null || !address.matches("[0-9a-fA-F:.]+(%.*)?")) {
			return false;
		}
		try {
			return InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

	/**
	 * Proxies that add no header speak the old protocol, as nginx does; browsers do not.
	 */
	@Override
	public boolean forwarded() {
		return Boolean.TRUE.equals(original().getAttribute(FORWARDED)) || "HTTP/1.0".equals(original().getProtocol());
	}

	/** An anonymous user of Spring Security's is no principal of the request. */
	@Override
	public boolean signedIn() {
		return this.request.getUserPrincipal() != null;
	}

	@Override
	public boolean hasRole(String role) {
		return this.request.isUserInRole(role);
	}

	/** As the request says, and as the proxy says that the application trusts. */
	@Override
	public List<String> names() {
		int port = this.request.getServerPort();
		String server = this.request.getServerName() + ((port == HTTP || port == HTTPS) ? "" : ":" + port);
		return Stream.of(String.valueOf(this.request.getHeader("Host")), server)
			.map((name) -> name.toLowerCase(Locale.ROOT))
			.toList();
	}

	@Override
	public @Nullable FormToken formToken() {
		return SPRING_SECURITY ? SpringToken.of(this.request) : null;
	}

	/**
	 * Filters wrap a request to take the headers of a proxy, or somebody's forgery, for
	 * true.
	 */
	private HttpServletRequest original() {
		ServletRequest current = this.request;
		while (current instanceof ServletRequestWrapper wrapper) {
			current = wrapper.getRequest();
		}
		return (current instanceof HttpServletRequest http) ? http : this.request;
	}

	/**
	 * Loaded only where Spring Security is.
	 */
	private static final class SpringToken {

		static @Nullable FormToken of(HttpServletRequest request) {
			Object token = request.getAttribute(org.springframework.security.web.csrf.CsrfToken.class.getName());
			return (token instanceof org.springframework.security.web.csrf.CsrfToken csrf)
					? new FormToken(csrf.getParameterName(), csrf.getToken()) : null;
		}

	}

}
