package dev.migrate.schema;

import org.jspecify.annotations.Nullable;

/**
 * What an engine knows about its types.
 */
@FunctionalInterface
public interface TypeRules {

	/**
	 * Whether values can be lost or refused by a change from one type to another, in
	 * words ("values longer than 40 characters"), or null if every value fits.
	 * @param fromType the type before, in the engine's normal spelling
	 * @param toType the type after, in the engine's normal spelling
	 */
	@Nullable String narrowing(String fromType, String toType);

}
