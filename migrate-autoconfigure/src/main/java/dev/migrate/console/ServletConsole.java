package dev.migrate.console;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The console in an application with Spring MVC.
 */
public final class ServletConsole implements HandlerFunction<ServerResponse> {

	private final Supplier<MigrationsConsole> console;

	/**
	 * Creates the handler.
	 * @param console makes the pages, and is made when somebody comes
	 */
	public ServletConsole(Supplier<MigrationsConsole> console) {
		this.console = console;
	}

	@Override
	public ServerResponse handle(ServerRequest request) {
		Answer answer = this.console.get().answer(new ServletExchange(request.servletRequest(), request.requestPath()));
		ServerResponse.BodyBuilder response = ServerResponse.status(answer.status())
			.headers((headers) -> headers.addAll(answer.headers()));
		return answer.body().isEmpty() ? response.build()
				: response.body(answer.body().getBytes(StandardCharsets.UTF_8));
	}

}
