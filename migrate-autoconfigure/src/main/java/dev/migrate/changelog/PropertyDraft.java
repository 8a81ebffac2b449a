package dev.migrate.changelog;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A value that differs from engine to engine.
 *
 * @param name its name, as it stands between <code>${</code> and <code>}</code>
 * @param value its value on the engine
 * @param dbms the engine
 */
record PropertyDraft(String name, String value, String dbms) {

	/**
	 * What Liquibase has to be told. A property is global unless it says otherwise, and
	 * then the first file's value would hold for all.
	 */
	Map<String, Object> attributes() {
		Map<String, Object> attributes = new LinkedHashMap<>();
		attributes.put("name", this.name);
		attributes.put("value", this.value);
		attributes.put("dbms", this.dbms);
		attributes.put("global", false);
		return attributes;
	}

}
