package org.prodrome.model.box;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * How boxes differ from anchors: the middle's distance along both axes in the anchor's width and height, and the
 * logarithms of how many times as wide and high they are (Girshick, Donahue, Darrell and Malik, "Rich feature
 * hierarchies for accurate object detection and semantic segmentation", CVPR 2014, appendix C).
 */
final class Offsets {
    /** Boxes grow or shrink by exp of that at most. */
    private static final float MOST = 4;

    private Offsets() {}

    /** From [1, anchor, 4] to [batch, 1, 4]: [batch, anchor, 4]. A box without an area counts for one of a pixel. */
    static Value between(GraphBuilder g, Value anchors, Value box) {
        Value one = g.constant(1);
        Value width = Boxes.width(g, anchors);
        Value height = Boxes.height(g, anchors);
        Value across = g.add(Arithmetic.Sub, Boxes.across(g, box), Boxes.across(g, anchors));
        Value down = g.add(Arithmetic.Sub, Boxes.down(g, box), Boxes.down(g, anchors));
        Value wider = g.add(Arithmetic.Div, g.add(Arithmetic.Max, Boxes.width(g, box), one), width);
        Value higher = g.add(Arithmetic.Div, g.add(Arithmetic.Max, Boxes.height(g, box), one), height);
        return together(
                g,
                g.add(Arithmetic.Div, across, width),
                g.add(Arithmetic.Div, down, height),
                g.add(Arithmetic.Log, wider),
                g.add(Arithmetic.Log, higher));
    }

    /** The boxes that offsets [batch, anchor, 4] make of anchors [1, anchor, 4]: [batch, anchor, 4]. */
    static Value moved(GraphBuilder g, Value anchors, Value offsets) {
        Value width = Boxes.width(g, anchors);
        Value height = Boxes.height(g, anchors);
        Value across =
                g.add(Arithmetic.Add, Boxes.across(g, anchors), g.add(Arithmetic.Mul, width, offset(g, offsets, 0)));
        Value down =
                g.add(Arithmetic.Add, Boxes.down(g, anchors), g.add(Arithmetic.Mul, height, offset(g, offsets, 1)));
        Value wide = Layers.times(g, 0.5, g.add(Arithmetic.Mul, width, grown(g, offset(g, offsets, 2))));
        Value high = Layers.times(g, 0.5, g.add(Arithmetic.Mul, height, grown(g, offset(g, offsets, 3))));
        return together(
                g,
                g.add(Arithmetic.Sub, across, wide),
                g.add(Arithmetic.Sub, down, high),
                g.add(Arithmetic.Add, across, wide),
                g.add(Arithmetic.Add, down, high));
    }

    private static Value grown(GraphBuilder g, Value logarithm) {
        return g.add(Arithmetic.Exp, g.add(Arithmetic.Clip, logarithm, g.constant(-MOST), g.constant(MOST)));
    }

    private static Value offset(GraphBuilder g, Value offsets, int which) {
        return g.add(Shape.Squeeze, Layers.between(g, offsets, 2, which, which + 1), g.integers(2));
    }

    private static Value together(GraphBuilder g, Value... sides) {
        Value[] apart = new Value[sides.length];
        for (int i = 0; i < sides.length; i++) {
            apart[i] = g.add(Shape.Unsqueeze, sides[i], g.integers(2));
        }
        return Layers.concat(g, 2, apart);
    }
}
