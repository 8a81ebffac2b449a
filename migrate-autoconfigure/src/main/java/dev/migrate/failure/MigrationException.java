package dev.migrate.failure;

import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * Something that the user can put right: its message says what happened, its action what
 * to do. Nothing has been half-done when it is thrown, unless the message says so.
 */
public class MigrationException extends RuntimeException {

	private final String action;

	private UnaryOperator<String> spelling = UnaryOperator.identity();

	public MigrationException(String message, String action) {
		this(message, action, null);
	}

	public MigrationException(String message, String action, @Nullable Throwable cause) {
		super(message, cause);
		this.action = action;
	}

	/**
	 * What to do, in one or several sentences or lines.
	 */
	public String getAction() {
		return this.spelling.apply(this.action);
	}

	@Override
	public String getMessage() {
		return this.spelling.apply(String.valueOf(super.getMessage()));
	}

	/**
	 * Has both texts spell something as it is called where this was thrown, on top of
	 * what else they were to spell.
	 * @param spelling changes a text; what it has changed, it leaves as it is
	 */
	public void spell(UnaryOperator<String> spelling) {
		UnaryOperator<String> before = this.spelling;
		this.spelling = (text) -> spelling.apply(before.apply(text));
	}

}
