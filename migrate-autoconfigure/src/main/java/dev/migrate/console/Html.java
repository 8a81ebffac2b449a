package dev.migrate.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/**
 * An element of a page or a picture. Whatever is put into it is text unless it is an
 * element itself, so that nothing that users wrote can become markup.
 */
final class Html {

	private static final Set<String> WITHOUT_END = Set.of("meta", "link", "input", "br", "hr", "path", "rect");

	private final String name;

	private final Map<String, String> attributes = new LinkedHashMap<>();

	private final List<Object> children = new ArrayList<>();

	private Html(String name) {
		this.name = name;
	}

	/**
	 * An element.
	 * @param name its name
	 * @param children elements, lists of them, and what else is shown as text; null is
	 * left out
	 */
	static Html of(String name, @Nullable Object... children) {
		return new Html(name).add(children);
	}

	static Html div(String css, @Nullable Object... children) {
		return of("div", children).css(css);
	}

	static Html span(String css, @Nullable Object... children) {
		return of("span", children).css(css);
	}

	static Html link(String href, @Nullable Object... children) {
		return of("a", children).with("href", href);
	}

	Html add(@Nullable Object... children) {
		for (Object child : children) {
			if (child instanceof Collection<?> several) {
				several.forEach(this::add);
			}
			else if (child != null) {
				this.children.add(child);
			}
		}
		return this;
	}

	/**
	 * The same with an attribute, unless it has no value.
	 */
	Html with(String attribute, @Nullable Object value) {
		if (value != null) {
			this.attributes.put(attribute, value.toString());
		}
		return this;
	}

	Html css(String css) {
		return with("class", css);
	}

	/**
	 * The same with an attribute that needs no value, where it applies.
	 */
	Html flag(String attribute, boolean applies) {
		return with(attribute, applies ? "" : null);
	}

	/**
	 * The same with other text, except where somebody is writing it.
	 */
	Html withText(UnaryOperator<String> text) {
		if (!this.name.equals("textarea")) {
			this.children.replaceAll(
					(child) -> (child instanceof Html element) ? element.withText(text) : text.apply(child.toString()));
		}
		return this;
	}

	String page() {
		return "<!doctype html>\n" + this;
	}

	@Override
	public String toString() {
		StringBuilder out = new StringBuilder();
		write(out);
		return out.toString();
	}

	private void write(StringBuilder out) {
		out.append('<').append(this.name);
		this.attributes.forEach((attribute, value) -> {
			out.append(' ').append(attribute).append("=\"");
			escape(value, out);
			out.append('"');
		});
		if (WITHOUT_END.contains(this.name)) {
			// As XML has it, for pictures
			out.append("/>");
			return;
		}
		out.append('>');
		if (this.name.equals("textarea") || this.name.equals("pre")) {
			// The first line break behind these does not count
			out.append('\n');
		}
		for (Object child : this.children) {
			if (child instanceof Html element) {
				element.write(out);
			}
			else {
				escape(child.toString(), out);
			}
		}
		out.append("</").append(this.name).append('>');
	}

	private static void escape(String text, StringBuilder out) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			switch (c) {
				case '&' -> out.append("&amp;");
				case '<' -> out.append("&lt;");
				case '>' -> out.append("&gt;");
				case '"' -> out.append("&quot;");
				case '\'' -> out.append("&#39;");
				default -> out.append((c < ' ' && c != '\n' && c != '\t' && c != '\r') ? '\uFFFD' : c);
			}
		}
	}

}
