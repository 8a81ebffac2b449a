package dev.migrate.actuate;

import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvocationContext;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;

/**
 * {@link OperationInvokerAdvisor} that has the {@link MigrationsEndpoint} refuse what a
 * request says besides what it can be told. Actuator would leave it out: whoever
 * misspells {@code database} would migrate all of them.
 */
public class KnownArgumentsAdvisor implements OperationInvokerAdvisor {

	private static final EndpointId ENDPOINT = EndpointId.of("migrations");

	@Override
	public OperationInvoker apply(EndpointId endpointId, OperationType operationType, OperationParameters parameters,
			OperationInvoker invoker) {
		if (!endpointId.equals(ENDPOINT) || operationType != OperationType.WRITE) {
			return invoker;
		}
		return (context) -> {
			String error = error(context, parameters);
			return (error != null)
					? new WebEndpointResponse<>(Map.of("error", error), WebEndpointResponse.STATUS_BAD_REQUEST)
					: invoker.invoke(context);
		};
	}

	private static @Nullable String error(InvocationContext context, OperationParameters parameters) {
		// Over JMX, each parameter is there, and one that is left out is null
		if (!context.canResolve(WebServerNamespace.class)) {
			return null;
		}
		Map<String, Object> arguments = context.getArguments();
		TreeSet<String> unknown = new TreeSet<>(arguments.keySet());
		for (OperationParameter parameter : parameters) {
			unknown.remove(parameter.getName());
			if (arguments.containsKey(parameter.getName()) && !(arguments.get(parameter.getName()) instanceof String)) {
				return "'" + parameter.getName() + "' has to be one name. Nothing has been run.";
			}
		}
		return unknown.isEmpty() ? null
				: "Nothing here is called " + unknown.stream().collect(Collectors.joining("', '", "'", "'"))
						+ ". Name one database as in {\"database\": \"default\"}, or send {} for all of them. "
						+ "Nothing has been run.";
	}

}
