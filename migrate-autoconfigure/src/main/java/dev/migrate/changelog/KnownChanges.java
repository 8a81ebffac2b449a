package dev.migrate.changelog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import liquibase.change.AbstractChange;
import liquibase.change.Change;
import liquibase.parser.core.ParsedNode;
import org.jspecify.annotations.Nullable;

/**
 * Which class each kind of change has, while one changelog is loaded. Liquibase asks all
 * its classes of changes for each attribute of each change set.
 */
final class KnownChanges {

	private final Map<Class<?>, Boolean> sums = new HashMap<>();

	private final Map<String, Optional<Class<? extends Change>>> classes = new HashMap<>();

	/**
	 * Notes what Liquibase has made of a name.
	 * @param change what it is, or null if it is no change
	 */
	void learn(String name, @Nullable Change change) {
		this.classes.put(name, Optional.ofNullable(change).map(Change::getClass));
	}

	/**
	 * Whether it is known to be an attribute.
	 */
	boolean isAttribute(ParsedNode node) {
		Optional<Class<? extends Change>> known = this.classes.get(node.getName());
		return known != null && known.isEmpty() && node.getChildren().isEmpty();
	}

	/**
	 * A change of that name, or null if it is not known yet.
	 */
	@Nullable Change create(String name) throws ReflectiveOperationException {
		Optional<Class<? extends Change>> known = this.classes.get(name);
		return (known != null && known.isPresent()) ? known.get().getConstructor().newInstance() : null;
	}

	/**
	 * Whether the checksum of a change is that of what its change set says. Others look
	 * into files, which may have changed by the time that it runs.
	 */
	boolean isWhatItSays(Change change) {
		return this.sums.computeIfAbsent(change.getClass(), KnownChanges::isWhatItSays);
	}

	private static boolean isWhatItSays(Class<?> type) {
		try {
			return type.getMethod("generateCheckSum").getDeclaringClass() == AbstractChange.class;
		}
		catch (NoSuchMethodException ex) {
			return false;
		}
	}

}
