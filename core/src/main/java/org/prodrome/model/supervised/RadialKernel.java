package org.prodrome.model.supervised;

import java.util.Arrays;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Initialiser;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Reduction;
import org.prodrome.graph.Value;
import org.prodrome.graph.fragment.Layers;

/**
 * The kernel exp(-g |x - y|² / features) with vectors that are kept as state.
 *
 * @param gamma g, above 0; with 1, two standardised rows as far apart as usual have a kernel of exp(-2)
 * @param kept vectors at most
 */
record RadialKernel(double gamma, int kept) {
    /** State of the vectors: [kept, feature]. */
    static final String VECTORS = "fitted.vectors";

    RadialKernel {
        if (!(gamma > 0 && gamma < 1e6) || kept < 1 || kept > 1 << 16) {
            throw new IllegalArgumentException(
                    "head: expected a gamma above 0 and 1 to 65536 vectors kept, got " + gamma + " and " + kept);
        }
    }

    /** Adds the kernel [batch, kept] of features [batch, feature]. */
    Value of(GraphBuilder g, Value features, int width) {
        Value vectors = g.state(VECTORS, new Initialiser.Constant(0), kept, width);
        Value products = g.add(Arithmetic.MatMul, features, Layers.transpose(g, vectors, 1, 0));
        Value both = g.add(
                Arithmetic.Add,
                g.add(Reduction.ReduceSum, Layers.square(g, features), g.integers(1)),
                Layers.transpose(g, g.add(Reduction.ReduceSum, Layers.square(g, vectors), g.integers(1)), 1, 0));
        Value squared = g.add(Arithmetic.Sub, both, Layers.times(g, 2, products));
        return g.add(Arithmetic.Exp, Layers.times(g, -gamma / width, squared));
    }

    /** Which of so many rows are kept: evenly chosen. */
    int[] chosen(int rows) {
        int[] chosen = new int[Math.min(kept, rows)];
        Arrays.setAll(chosen, i -> Math.toIntExact((long) i * rows / chosen.length));
        return chosen;
    }

    /** [row][vector] */
    double[][] between(double[][] rows, double[][] vectors) {
        double[][] kernel = new double[rows.length][vectors.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < vectors.length; j++) {
                kernel[i][j] = between(rows[i], vectors[j]);
            }
        }
        return kernel;
    }

    private double between(double[] a, double[] b) {
        double squared = 0;
        for (int k = 0; k < a.length; k++) {
            squared += (a[k] - b[k]) * (a[k] - b[k]);
        }
        return Math.exp(-gamma * squared / a.length);
    }

    /** The state of vectors; of places that are left the vectors are 0, and want weights of 0. */
    Array state(double[][] vectors) {
        int width = vectors[0].length;
        float[] flat = new float[kept * width];
        for (int j = 0; j < vectors.length; j++) {
            for (int k = 0; k < width; k++) {
                flat[j * width + k] = (float) vectors[j][k];
            }
        }
        return Array.of(flat, kept, width);
    }
}
