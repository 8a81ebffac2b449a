package dev.migrate.lint;

/**
 * What to do where another change set alone does not help.
 */
final class Advice {

	private Advice() {
	}

	/**
	 * What is right once something has been done before.
	 * @param first what that is
	 * @param reason why it is safe by then
	 */
	static String later(String code, String first, String reason) {
		return "# " + first + ". By then it is safe, and the change set says so:\n" + known(code, reason);
	}

	/**
	 * What a change set says about something that is meant.
	 */
	static String known(String code, String reason) {
		return "    comment: " + Suppression.MARK + " " + code + " " + reason;
	}

	/**
	 * Change sets with a word of explanation.
	 */
	static String with(String explanation, String yaml) {
		return "# " + explanation + "\n" + yaml;
	}

}
