package dev.migrate.changelog;

/**
 * A value that differs from engine to engine.
 *
 * @param name its name, as it stands between <code>${</code> and <code>}</code>
 * @param value its value on the engine
 * @param dbms the engine
 */
record PropertyDraft(String name, String value, String dbms) {
}
