package dev.migrate.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.migrate.console.Diagram.Box;
import dev.migrate.console.Diagram.Line;
import dev.migrate.console.Diagram.Row;
import dev.migrate.schema.QualifiedName;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.NullElkProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * A diagram with a place for everything, which Eclipse's Layout Kernel finds.
 *
 * @param width how wide it is
 * @param height how high it is
 * @param boxes where the tables are
 * @param paths where the references go
 */
record PlacedDiagram(double width, double height, List<PlacedBox> boxes, List<PlacedLine> paths) {

	static final int HEAD = 28;

	static final int ROW = 19;

	/** How wide a character is in the pictures' font. */
	private static final double CHARACTER = 7.25;

	/** From how many tables on they move together. */
	private static final int DENSE = 60;

	private static final double RATIO = 1.5;

	static PlacedDiagram of(Diagram diagram) {
		ElkNode root = root(diagram.tables().size() > DENSE);
		Map<Box, ElkNode> nodes = new LinkedHashMap<>();
		Map<QualifiedName, ElkNode> byName = new HashMap<>();
		for (Box box : diagram.tables()) {
			ElkNode node = ElkGraphUtil.createNode(root);
			int rows = box.rows().size() + (box.counted() ? 1 : 0);
			node.setDimensions(width(box), HEAD + ROW * rows + ((rows > 0) ? 6 : 0));
			nodes.put(box, node);
			byName.put(box.name(), node);
		}
		Map<Line, ElkEdge> edges = new LinkedHashMap<>();
		for (Line line : diagram.lines()) {
			edges.put(line, ElkGraphUtil.createSimpleEdge(byName.get(line.from()), byName.get(line.to())));
		}
		new RecursiveGraphLayoutEngine().layout(root, new NullElkProgressMonitor());
		List<PlacedBox> boxes = new ArrayList<>();
		nodes.forEach((box, node) -> boxes
			.add(new PlacedBox(box, node.getX(), node.getY(), node.getWidth(), node.getHeight())));
		List<PlacedLine> paths = new ArrayList<>();
		edges.forEach((line, edge) -> edge.getSections().forEach((section) -> paths.add(path(line, section))));
		return new PlacedDiagram(root.getWidth(), root.getHeight(), boxes, paths);
	}

	private static ElkNode root(boolean dense) {
		LayoutMetaDataService service = LayoutMetaDataService.getInstance();
		if (service.getAlgorithmData(LayeredOptions.ALGORITHM_ID) == null) {
			service.registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
		}
		ElkNode root = ElkGraphUtil.createGraph();
		root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
		root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
		root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
		root.setProperty(CoreOptions.ASPECT_RATIO, RATIO);
		root.setProperty(CoreOptions.SPACING_NODE_NODE, dense ? 10.0 : 28.0);
		root.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, 28.0);
		root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, dense ? 30.0 : 48.0);
		root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, dense ? 14.0 : 18.0);
		if (dense) {
			root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 5.0);
			root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 4.0);
			root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 3.0);
		}
		root.setProperty(CoreOptions.PADDING, new ElkPadding(16));
		return root;
	}

	private static double width(Box box) {
		double widest = (box.title().length() + (box.view() ? "  view".length() : 0)) * CHARACTER * 1.08;
		for (Row row : box.rows()) {
			widest = Math.max(widest, (6 + row.name().length() + 2 + row.shortType().length()) * CHARACTER);
		}
		return Math.ceil(Math.max(90, widest + 20));
	}

	private static PlacedLine path(Line line, ElkEdgeSection section) {
		List<double[]> points = new ArrayList<>();
		points.add(new double[] { section.getStartX(), section.getStartY() });
		section.getBendPoints().forEach((point) -> points.add(new double[] { point.getX(), point.getY() }));
		points.add(new double[] { section.getEndX(), section.getEndY() });
		return new PlacedLine(line, points);
	}

	/**
	 * A table in its place.
	 */
	record PlacedBox(Box box, double x, double y, double width, double height) {
	}

	/**
	 * A reference in its place.
	 *
	 * @param line the reference
	 * @param points its corners, both ends included
	 */
	record PlacedLine(Line line, List<double[]> points) {
	}

}
