package dev.migrate.console;

import java.util.Locale;
import java.util.function.Function;

import dev.migrate.console.Diagram.Box;
import dev.migrate.console.Diagram.Row;
import dev.migrate.console.PlacedDiagram.PlacedBox;
import dev.migrate.console.PlacedDiagram.PlacedLine;
import dev.migrate.schema.QualifiedName;

/**
 * A diagram as SVG.
 */
final class DiagramPicture {

	private DiagramPicture() {
	}

	/**
	 * The picture as part of a page, whose style sheet knows its classes.
	 * @param links where a click on a table leads
	 */
	static Html of(PlacedDiagram diagram, String title, Function<QualifiedName, String> links) {
		Html svg = Html.of("svg", Html.of("title", title))
			.with("xmlns", "http://www.w3.org/2000/svg")
			.with("class", "diagram")
			.with("role", "group")
			.with("aria-label", title)
			.with("width", number(diagram.width()))
			.with("height", number(diagram.height()))
			.with("viewBox", "0 0 " + number(diagram.width()) + " " + number(diagram.height()));
		diagram.paths().forEach((line) -> svg.add(line(line)));
		diagram.boxes().forEach((box) -> svg.add(table(box, links)));
		return svg;
	}

	private static Html line(PlacedLine placed) {
		StringBuilder path = new StringBuilder();
		placed.points().forEach((point) -> path.append(path.isEmpty() ? "M" : "L").append(point(point[0], point[1])));
		// A crow's foot where many rows refer, a bar at the one that they refer to
		double[] from = placed.points().get(0);
		double[] away = direction(from, placed.points().get(1));
		path.append('M')
			.append(point(from[0] + away[1] * 6, from[1] + away[0] * 6))
			.append('L')
			.append(point(from[0] + away[0] * 11, from[1] + away[1] * 11))
			.append('L')
			.append(point(from[0] - away[1] * 6, from[1] - away[0] * 6));
		double[] to = placed.points().get(placed.points().size() - 1);
		double[] back = direction(to, placed.points().get(placed.points().size() - 2));
		double x = to[0] + back[0] * 7;
		double y = to[1] + back[1] * 7;
		path.append('M')
			.append(point(x + back[1] * 5, y + back[0] * 5))
			.append('L')
			.append(point(x - back[1] * 5, y - back[0] * 5));
		return Html.of("path", new Object[0])
			.with("d", path)
			.css("line " + placed.line().mark().css())
			.with("data-from", placed.line().from())
			.with("data-to", placed.line().to())
			.with("data-title", placed.line().title());
	}

	private static double[] direction(double[] from, double[] to) {
		return new double[] { Math.signum(Math.round(to[0] - from[0])), Math.signum(Math.round(to[1] - from[1])) };
	}

	private static Html table(PlacedBox placed, Function<QualifiedName, String> links) {
		Box box = placed.box();
		Html head = Html.link(links.apply(box.name()),
				Html.of("rect")
					.css("head")
					.with("width", number(placed.width()))
					.with("height", PlacedDiagram.HEAD)
					.with("rx", 5),
				text("name", 10, 19, box.title()),
				box.view() ? text("type", placed.width() - 8, 19, "view").with("text-anchor", "end") : null);
		Html group = Html
			.of("g", Html.of("title", box.name()),
					Html.of("rect")
						.css("box")
						.with("width", number(placed.width()))
						.with("height", number(placed.height()))
						.with("rx", 5),
					head)
			.css((box.view() ? "table view " : "table ") + box.mark().css())
			.with("data-table", box.name())
			.with("transform", "translate(" + number(placed.x()) + " " + number(placed.y()) + ")");
		int y = PlacedDiagram.HEAD + 15;
		for (Row row : box.rows()) {
			group.add(Html
				.of("g", row.key().isEmpty() ? null : text("key", 8, y, row.key()), text("column", 50, y, row.name()),
						text("type", placed.width() - 8, y, row.shortType()).with("text-anchor", "end")
							.add(Html.of("title", row.type())))
				.css("row " + row.mark().css()));
			y += PlacedDiagram.ROW;
		}
		if (box.counted()) {
			group.add(text("type", 10, y, "+ " + Parts.count(box.left(), "column")));
		}
		return group;
	}

	private static Html text(String css, double x, double y, String text) {
		return Html.of("text", text).css(css).with("x", number(x)).with("y", number(y));
	}

	private static String point(double x, double y) {
		return number(x) + " " + number(y);
	}

	private static String number(double value) {
		return String.format(Locale.ROOT, "%.1f", value).replace(".0", "");
	}

}
