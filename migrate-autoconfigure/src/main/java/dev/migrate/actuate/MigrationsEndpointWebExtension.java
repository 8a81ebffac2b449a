package dev.migrate.actuate;

import java.util.Map;

import dev.migrate.failure.UnknownNameException;

import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.EndpointWebExtension;
import org.springframework.lang.Nullable;

/**
 * {@link EndpointWebExtension @EndpointWebExtension} for the {@link MigrationsEndpoint},
 * so that a script sees by the status whether everything has run.
 */
@EndpointWebExtension(endpoint = MigrationsEndpoint.class)
public class MigrationsEndpointWebExtension {

	private final MigrationsEndpoint endpoint;

	public MigrationsEndpointWebExtension(MigrationsEndpoint endpoint) {
		this.endpoint = endpoint;
	}

	/**
	 * Runs what is pending.
	 * @param database the name of the database, or null for all
	 * @return what has run; not found where there is no such database, a conflict where
	 * somebody else is about it, an error where a run failed
	 */
	@WriteOperation
	public WebEndpointResponse<Object> apply(@Nullable String database) {
		try {
			ApplyDescriptor result = this.endpoint.apply(database);
			boolean failed = result.databases().values().stream().anyMatch((applied) -> applied.error() != null);
			return new WebEndpointResponse<>(result,
					failed ? WebEndpointResponse.STATUS_INTERNAL_SERVER_ERROR : WebEndpointResponse.STATUS_OK);
		}
		catch (UnknownNameException ex) {
			return new WebEndpointResponse<>(Map.of("error", ex.getMessage() + " " + ex.getAction()),
					WebEndpointResponse.STATUS_NOT_FOUND);
		}
		catch (RunUnderWayException ex) {
			return new WebEndpointResponse<>(Map.of("error", String.valueOf(ex.getMessage())), 409);
		}
	}

}
