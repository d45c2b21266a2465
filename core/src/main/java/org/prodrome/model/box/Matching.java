package org.prodrome.model.box;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Activation;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Logic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Operator.Selection;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;
import org.prodrome.objective.Loss;

/**
 * What a detector of objects pays (Lin, Goyal, Girshick, He and Dollár, "Focal Loss for Dense Object Detection", ICCV
 * 2017, sections 3 and 4): an anchor that overlaps the box of what is drawn by one half or more, or more than all
 * others do, is to be abnormal and to be moved onto it, one that overlaps it by less than 0.4 to be normal, and others
 * are let be. The sums over anchors are divided by the number of abnormal ones.
 *
 * @param focal gamma of the focal loss
 * @param alpha weight of abnormal anchors, that of normal ones being the rest to 1
 */
record Matching(double focal, double alpha) {
    private static final float ABNORMAL = 0.5f;
    private static final float NORMAL = 0.4f;

    Matching {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("box detector: expected an alpha between 0 and 1, got " + alpha);
        }
        new Loss.Focal(focal);
    }

    /**
     * Each case's cost: [batch]. Of a case of which nobody drew where it is 0.
     *
     * @param logits [batch, anchor]
     * @param offsets [batch, anchor, 4]
     * @param anchors [1, anchor, 4]
     * @param mask share of each place that is abnormal, not a number where that isn't known: [batch, 1, height, width]
     */
    Value cost(GraphBuilder g, Value logits, Value offsets, Value anchors, Value mask, int height, int width) {
        Value unknown = g.add(Logic.IsNaN, mask);
        Value known = Layers.reshape(
                g,
                g.node(Reduction.ReduceMin, g.add(Selection.Where, unknown, g.constant(0), g.constant(1)))
                        .integers("axes", 1, 2, 3)
                        .output(),
                -1);
        Value drawn = g.add(Selection.Where, unknown, g.constant(0), mask);
        Value box = Boxes.around(g, drawn, height, width);
        Value overlap = Boxes.overlap(g, anchors, box);
        Value abnormal = abnormal(g, overlap);
        Value normal = g.add(
                Arithmetic.Mul,
                Boxes.number(g, g.add(Logic.Less, overlap, g.constant(NORMAL))),
                g.add(Arithmetic.Sub, g.constant(1), abnormal));
        Value each = g.add(
                Arithmetic.Add,
                told(g, logits, abnormal, normal),
                g.add(Arithmetic.Mul, abnormal, moved(g, offsets, anchors, box)));
        Value count = g.add(Arithmetic.Max, Layers.sum(g, abnormal, 1), g.constant(1));
        return g.add(Arithmetic.Mul, known, g.add(Arithmetic.Div, Layers.sum(g, each, 1), count));
    }

    private static Value abnormal(GraphBuilder g, Value overlap) {
        Value best = g.node(Reduction.ReduceMax, overlap).integers("axes", 1).output();
        Value enough = g.add(Arithmetic.Max, g.add(Arithmetic.Min, best, g.constant(ABNORMAL)), g.constant(1e-4f));
        return Boxes.number(g, g.add(Logic.GreaterOrEqual, overlap, enough));
    }

    private Value told(GraphBuilder g, Value logits, Value abnormal, Value normal) {
        Loss loss = new Loss.Focal(focal);
        Value no = g.add(Arithmetic.Neg, g.add(Activation.Softplus, logits));
        Value yes = g.add(Arithmetic.Neg, g.add(Activation.Softplus, g.add(Arithmetic.Neg, logits)));
        return g.add(
                Arithmetic.Add,
                Layers.times(g, alpha, g.add(Arithmetic.Mul, abnormal, loss.of(g, yes))),
                Layers.times(g, 1 - alpha, g.add(Arithmetic.Mul, normal, loss.of(g, no))));
    }

    /** The smooth L1 distance of offsets from what they should be, summed over the four: [batch, anchor]. */
    private static Value moved(GraphBuilder g, Value offsets, Value anchors, Value box) {
        Value distance = g.add(Arithmetic.Abs, g.add(Arithmetic.Sub, offsets, Offsets.between(g, anchors, box)));
        Value near = Layers.times(g, 0.5, Layers.square(g, distance));
        Value far = g.add(Arithmetic.Sub, distance, g.constant(0.5f));
        Value smooth = g.add(Selection.Where, g.add(Logic.Less, distance, g.constant(1)), near, far);
        return Layers.sum(g, smooth, 2);
    }
}
