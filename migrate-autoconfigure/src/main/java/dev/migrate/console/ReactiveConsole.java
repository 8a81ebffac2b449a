package dev.migrate.console;

import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Optional;
import java.util.function.Supplier;

import dev.migrate.console.ConsoleExchange.FormToken;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.util.ClassUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * The console in an application with WebFlux. Its pages ask the database, and so are made
 * on threads that may wait.
 */
public final class ReactiveConsole implements WebFilter {

	private static final boolean SPRING_SECURITY = ClassUtils
		.isPresent("org.springframework.security.web.server.csrf.CsrfToken", ReactiveConsole.class.getClassLoader());

	private final String path;

	private final boolean forwarded;

	private final ApplicationContext application;

	private final Supplier<MigrationsConsole> console;

	/**
	 * Creates the filter.
	 * @param path where the console is, below the application's own path
	 * @param forwarded whether the application takes the headers of proxies for true:
	 * then nobody can tell who sits at this machine
	 * @param application what the pages are a part of: its filters are asked on the port
	 * of the endpoints as well, where that is another one
	 * @param console makes the pages, and is made when somebody comes
	 */
	public ReactiveConsole(String path, boolean forwarded, ApplicationContext application,
			Supplier<MigrationsConsole> console) {
		this.path = path;
		this.forwarded = forwarded;
		this.application = application;
		this.console = console;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String asked = exchange.getRequest().getPath().pathWithinApplication().value();
		boolean elsewhere = exchange.getApplicationContext() != this.application;
		if (elsewhere || (!asked.equals(this.path) && !asked.startsWith(this.path + "/"))) {
			return chain.filter(exchange);
		}
		return Mono
			.zip(exchange.getFormData(), optional(exchange.<Principal>getPrincipal()), optional(formToken(exchange)))
			.map((parts) -> new ReactiveExchange(exchange.getRequest(), parts.getT1(), parts.getT2().orElse(null),
					parts.getT3().orElse(null), this.forwarded))
			.publishOn(Schedulers.boundedElastic())
			.map((request) -> this.console.get().answer(request))
			.flatMap((answer) -> write(answer, exchange));
	}

	private static Mono<Void> write(Answer answer, ServerWebExchange exchange) {
		ServerHttpResponse response = exchange.getResponse();
		byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
		response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
		answer.headers().forEach((name, values) -> response.getHeaders().put(name, values));
		response.getHeaders().setContentLength(body.length);
		return (body.length == 0 || exchange.getRequest().getMethod().equals(HttpMethod.HEAD)) ? response.setComplete()
				: response.writeWith(Mono.just(response.bufferFactory().wrap(body)));
	}

	private static Mono<FormToken> formToken(ServerWebExchange exchange) {
		return SPRING_SECURITY ? SpringToken.of(exchange) : Mono.empty();
	}

	private static <T> Mono<Optional<T>> optional(Mono<T> value) {
		return value.map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	/**
	 * Loaded only where Spring Security is.
	 */
	private static final class SpringToken {

		static Mono<FormToken> of(ServerWebExchange exchange) {
			@Nullable Object token = exchange
				.getAttribute(org.springframework.security.web.server.csrf.CsrfToken.class.getName());
			return (token instanceof Mono<?> later)
					? later.cast(org.springframework.security.web.server.csrf.CsrfToken.class)
						.map((csrf) -> new FormToken(csrf.getParameterName(), csrf.getToken()))
					: Mono.empty();
		}

	}

}
