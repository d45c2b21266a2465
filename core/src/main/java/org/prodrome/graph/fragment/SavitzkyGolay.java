package org.prodrome.graph.fragment;

import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;

/**
 * Fits a polynomial to the samples around each one and takes its value there, or that of a derivative: [batch, channel,
 * time] to the same shape. A. Savitzky and M. J. E. Golay, Analytical Chemistry 36, 1964. At the ends the polynomial of
 * the first or last window is read off where no window is centred, as {@code scipy.signal.savgol_filter} does; a signal
 * shorter than the window can't be filtered. {@link #delta} gives the slopes of MFCC.
 *
 * @param channels of the signal
 * @param window samples that the polynomial is fitted to, odd
 * @param order of the polynomial, below the window
 * @param derivative 0 for the value, 1 for the slope and so on, up to the order
 * @param step seconds, or whatever the slope is to be by, from sample to sample
 */
public record SavitzkyGolay(int channels, int window, int order, int derivative, double step) implements Fragment {
    private static final int WIDEST = 1001;

    public SavitzkyGolay {
        boolean right = channels > 0
                && window % 2 == 1
                && window <= WIDEST
                && order >= 0
                && order < window
                && order <= 12
                && derivative >= 0
                && derivative <= order
                && step > 0
                && step < Double.POSITIVE_INFINITY;
        if (!right) {
            throw new IllegalArgumentException("Savitzky-Golay: expected 1 channel or more, an odd window up to "
                    + WIDEST + ", an order of 0 to 12 below it, a derivative of 0 to the order and a step above 0, got "
                    + channels + ", " + window + ", " + order + ", " + derivative + ", " + step);
        }
    }

    /** The first or second derivative of cepstral coefficients as {@code librosa.feature.delta} has it: 9 frames. */
    public static SavitzkyGolay delta(int coefficients, int derivative) {
        return new SavitzkyGolay(coefficients, 9, derivative, derivative, 1);
    }

    @Override
    public Value of(GraphBuilder g, Value x) {
        int half = window / 2;
        LocalPolynomial fit = new LocalPolynomial(window, order, derivative, step);
        float[] kernel = floats(fit.weightsAt(0));
        float[] kernels = new float[channels * window];
        for (int channel = 0; channel < channels; channel++) {
            System.arraycopy(kernel, 0, kernels, channel * window, window);
        }
        Value middle = g.node(Layer.Conv, x, g.constant(Array.of(kernels, channels, 1, window)))
                .integer("group", channels)
                .output();
        if (half == 0) {
            return middle;
        }
        Value first = g.add(Shape.Slice, x, g.integers(0), g.integers(window), g.integers(2));
        Value last = g.add(Shape.Slice, x, g.integers(-window), g.integers(Integer.MAX_VALUE), g.integers(2));
        return g.node(Shape.Concat, end(g, fit, first, -half), middle, end(g, fit, last, 1))
                .integer("axis", 2)
                .output();
    }

    /** [batch, channel, window] to what its polynomial has at half a window's places. */
    private Value end(GraphBuilder g, LocalPolynomial fit, Value samples, int from) {
        int half = window / 2;
        float[] matrix = new float[window * half];
        for (int place = 0; place < half; place++) {
            double[] weights = fit.weightsAt(from + place);
            for (int i = 0; i < window; i++) {
                matrix[i * half + place] = (float) weights[i];
            }
        }
        return g.add(Arithmetic.MatMul, samples, g.constant(Array.of(matrix, window, half)));
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
