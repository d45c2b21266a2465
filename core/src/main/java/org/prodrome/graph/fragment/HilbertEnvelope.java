package org.prodrome.graph.fragment;

import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Operator.Transform;
import org.prodrome.graph.Value;

/**
 * The envelope of each channel: [batch, channel, time] to the same shape, of a length that is known beforehand. The
 * magnitude of the analytic signal by S. L. Marple, IEEE Transactions on Signal Processing 47(9), 1999, as
 * {@code scipy.signal.hilbert}'s and that of {@link org.prodrome.signal.filter.AnalyticSignal}; the signal is taken for
 * one period.
 *
 * @param samples of each channel
 */
public record HilbertEnvelope(int samples) implements Fragment {
    /** Keeps the slope of the root finite in silence, which has this envelope. */
    private static final float FLOOR = 1e-6f;

    public HilbertEnvelope {
        if (samples < 1) {
            throw new IllegalArgumentException("Hilbert envelope: expected 1 sample or more, got " + samples);
        }
    }

    @Override
    public Value of(GraphBuilder g, Value x) {
        // The mean has no Hilbert transform; without it rounding is as small as the signal sways.
        Value centred = g.add(Shape.Unsqueeze, Layers.centre(g, x, 2), g.integers(3));
        Value spectrum = g.node(Transform.DFT, centred).integer("axis", 2).output();
        Value positive = g.add(Arithmetic.Mul, spectrum, g.constant(Array.of(weights(), samples, 1)));
        Value analytic = g.node(Transform.DFT, positive)
                .integer("axis", 2)
                .integer("inverse", 1)
                .output();
        Value imaginary = g.add(
                Shape.Squeeze,
                g.add(Shape.Slice, analytic, g.integers(1), g.integers(2), g.integers(3)),
                g.integers(3));
        Value power = g.add(Arithmetic.Add, Layers.square(g, x), Layers.square(g, imaginary));
        return g.add(Arithmetic.Sqrt, g.add(Arithmetic.Add, power, g.constant(FLOOR * FLOOR)));
    }

    /** Positive frequencies twice, negative ones not at all. */
    private float[] weights() {
        float[] weights = new float[samples];
        for (int bin = 0; bin <= samples / 2; bin++) {
            weights[bin] = bin == 0 || 2 * bin == samples ? 1 : 2;
        }
        return weights;
    }
}
