package org.prodrome.graph.fragment;

import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Value;

/**
 * The structural similarity of two pictures (Wang, Bovik, Sheikh and Simoncelli, "Image Quality Assessment: From Error
 * Visibility to Structural Similarity", IEEE TIP 2004, equation 13), place by place, of values in deviations. Means and
 * variances are those of the {@value #WIDTH} places around along each axis, alike weighted, fewer at the edges.
 */
public final class StructuralSimilarity {
    private static final int WIDTH = 7;

    /** Between the third deviation on either side, which stands for the paper's range of pixel values. */
    private static final double RANGE = 6;

    private static final float C1 = (float) Math.pow(0.01 * RANGE, 2);
    private static final float C2 = (float) Math.pow(0.03 * RANGE, 2);

    private StructuralSimilarity() {}

    /**
     * (1 - SSIM) / 2, from 0 where they are alike to 1, of the operands' shape.
     *
     * @param x [batch, channel, length, ...]
     * @param axes 1, 2 or 3 after the channels
     */
    public static Value unlike(GraphBuilder g, Value x, Value y, int axes) {
        if (axes == 0) {
            throw new IllegalArgumentException("structural similarity: expected an axis or more, got a table's row");
        }
        Value meanX = Layers.around(g, x, axes, WIDTH);
        Value meanY = Layers.around(g, y, axes, WIDTH);
        Value meanXY = g.add(Arithmetic.Mul, meanX, meanY);
        Value squares = g.add(Arithmetic.Add, Layers.square(g, meanX), Layers.square(g, meanY));
        Value covariance = g.add(Arithmetic.Sub, Layers.around(g, g.add(Arithmetic.Mul, x, y), axes, WIDTH), meanXY);
        Value variances = g.add(
                Arithmetic.Sub,
                Layers.around(g, g.add(Arithmetic.Add, Layers.square(g, x), Layers.square(g, y)), axes, WIDTH),
                squares);
        Value similar = g.add(
                Arithmetic.Mul,
                g.add(Arithmetic.Div, twiceAnd(g, meanXY, C1), g.add(Arithmetic.Add, squares, g.constant(C1))),
                g.add(Arithmetic.Div, twiceAnd(g, covariance, C2), g.add(Arithmetic.Add, variances, g.constant(C2))));
        Value unlike = g.add(Arithmetic.Sub, g.constant(1), similar);
        return g.add(Arithmetic.Mul, unlike, g.constant(0.5f));
    }

    private static Value twiceAnd(GraphBuilder g, Value x, float constant) {
        return g.add(Arithmetic.Add, g.add(Arithmetic.Mul, x, g.constant(2)), g.constant(constant));
    }
}
