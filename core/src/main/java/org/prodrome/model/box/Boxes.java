package org.prodrome.model.box;

import org.prodrome.graph.Array;
import org.prodrome.graph.ElementType;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Creation;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/** Arithmetic of boxes, each left, top, right and bottom in pixels along the last axis. */
final class Boxes {
    /** Of a place's share that is abnormal, below which there is nothing. */
    private static final float LEAST = 0.1f;

    private Boxes() {}

    /** Left, top, right or bottom, 0 to 3, of [batch, box, 4]: [batch, box]. */
    private static Value side(GraphBuilder g, Value boxes, int side) {
        Value one = Layers.between(g, boxes, 2, side, side + 1);
        return g.add(Shape.Squeeze, one, g.integers(2));
    }

    static Value width(GraphBuilder g, Value boxes) {
        return g.add(Arithmetic.Sub, side(g, boxes, 2), side(g, boxes, 0));
    }

    static Value height(GraphBuilder g, Value boxes) {
        return g.add(Arithmetic.Sub, side(g, boxes, 3), side(g, boxes, 1));
    }

    /** The middle along x, of [batch, box, 4]: [batch, box]. */
    static Value across(GraphBuilder g, Value boxes) {
        return Layers.times(g, 0.5, g.add(Arithmetic.Add, side(g, boxes, 0), side(g, boxes, 2)));
    }

    /** The middle along y. */
    static Value down(GraphBuilder g, Value boxes) {
        return Layers.times(g, 0.5, g.add(Arithmetic.Add, side(g, boxes, 1), side(g, boxes, 3)));
    }

    /** The area that two have in common by that of both together: of [1 or batch, box, 4], [batch, box]. */
    static Value overlap(GraphBuilder g, Value a, Value b) {
        Value common = g.add(Arithmetic.Mul, common(g, a, b, 0), common(g, a, b, 1));
        Value both = g.add(Arithmetic.Sub, g.add(Arithmetic.Add, area(g, a), area(g, b)), common);
        return g.add(Arithmetic.Div, common, g.add(Arithmetic.Max, both, g.constant(1e-6f)));
    }

    private static Value area(GraphBuilder g, Value boxes) {
        return g.add(Arithmetic.Mul, width(g, boxes), height(g, boxes));
    }

    private static Value common(GraphBuilder g, Value a, Value b, int from) {
        Value end = g.add(Arithmetic.Min, side(g, a, from + 2), side(g, b, from + 2));
        Value start = g.add(Arithmetic.Max, side(g, a, from), side(g, b, from));
        return g.add(Arithmetic.Max, g.add(Arithmetic.Sub, end, start), g.constant(0));
    }

    /**
     * How much of each place a box covers: [batch, 1, height, width].
     *
     * @param box [batch, 1, 4]
     */
    static Value filled(GraphBuilder g, Value box, int height, int width) {
        Value rows = Layers.reshape(g, covered(g, side(g, box, 1), side(g, box, 3), height), 0, 1, height, 1);
        Value columns = Layers.reshape(g, covered(g, side(g, box, 0), side(g, box, 2), width), 0, 1, 1, width);
        return g.add(Arithmetic.Mul, rows, columns);
    }

    /** How much of each place of an axis lies between two, each [batch, 1]: [batch, length]. */
    private static Value covered(GraphBuilder g, Value from, Value to, int length) {
        Value start = g.add(Arithmetic.Max, from, numbers(g, 0, length));
        Value end = g.add(Arithmetic.Min, to, numbers(g, 1, length));
        return g.add(Arithmetic.Clip, g.add(Arithmetic.Sub, end, start), g.constant(0), g.constant(1));
    }

    /**
     * The box of all that is drawn: [batch, 1, 4]; of a picture upon which nothing is, without an area.
     *
     * @param mask share of each place: [batch, 1, height, width]
     */
    static Value around(GraphBuilder g, Value mask, int height, int width) {
        Value columns = drawn(g, mask, 2);
        Value rows = drawn(g, mask, 3);
        Value all = Layers.concat(
                g, 1, first(g, columns, width), first(g, rows, height), last(g, columns, width), last(g, rows, height));
        return Layers.reshape(g, all, -1, 1, 4);
    }

    /** Whether something is drawn along the other axis: [batch, place]. */
    private static Value drawn(GraphBuilder g, Value mask, int over) {
        Value most = g.node(Reduction.ReduceMax, mask).integers("axes", 1, 2, 3).output();
        Value half = Layers.times(g, 0.5, g.add(Arithmetic.Max, most, g.constant(2 * LEAST)));
        Value along =
                g.node(Reduction.ReduceMax, mask).integers("axes", 1, over).output();
        return Layers.reshape(g, g.add(Logic.Greater, along, half), 0, -1);
    }

    private static Value first(GraphBuilder g, Value drawn, int length) {
        Value places = g.add(Selection.Where, drawn, numbers(g, 0, length), g.constant(length));
        return extreme(g, Reduction.ReduceMin, places, drawn);
    }

    private static Value last(GraphBuilder g, Value drawn, int length) {
        Value places = g.add(Selection.Where, drawn, numbers(g, 1, length), g.constant(0));
        return extreme(g, Reduction.ReduceMax, places, drawn);
    }

    /** 0 where nothing is drawn. */
    private static Value extreme(GraphBuilder g, Reduction reduction, Value places, Value drawn) {
        Value found = g.node(reduction, places).integers("axes", 1).output();
        Value any = g.node(Reduction.ReduceMax, number(g, drawn))
                .integers("axes", 1)
                .output();
        return g.add(Arithmetic.Mul, found, any);
    }

    static Value number(GraphBuilder g, Value truth) {
        return g.node(Creation.Cast, truth)
                .integer("to", ElementType.FLOAT32.onnx())
                .output();
    }

    /** In a row: [1, number]. */
    static Value numbers(GraphBuilder g, int from, int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = from + i;
        }
        return g.constant(Array.of(numbers, 1, count));
    }
}
