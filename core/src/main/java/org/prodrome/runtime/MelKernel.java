package org.prodrome.runtime;

import java.util.Arrays;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Triangular filters, evenly spaced on the mel scale: mel(f) = 2595 log10(1 + f / 700), with f in Hz. */
final class MelKernel {
    private MelKernel() {}

    /** Weights [bin of the spectrum, band]. */
    static Kernel of(Node node) {
        ScalarType type = WindowKernels.type(node);
        return Kernel.of(x -> {
            long bands = x.integer(0);
            long length = x.integer(1);
            long rate = x.integer(2);
            if (bands < 0 || length < 0 || rate <= 0) {
                throw node.failure("expected num_mel_bins and dft_length of 0 and above and a sample_rate above 0, got "
                        + bands + ", " + length + " and " + rate);
            }
            long bins = length / 2 + 1;
            double[] weights = WindowKernels.weights(node, bins, bands);
            int[] edges = edges(node, (int) bands, length, rate, x.number(3), x.number(4));
            for (int band = 0; band < bands; band++) {
                triangle(weights, (int) bands, band, edges[band], edges[band + 1], edges[band + 2]);
            }
            return WindowKernels.upload(weights, type, bins, bands);
        });
    }

    /** The bin of the spectrum at which each triangle begins; its peak and end are the next ones'. */
    private static int[] edges(Node node, int bands, long length, long rate, double lowest, double highest) {
        double low = mel(lowest);
        double step = (mel(highest) - low) / (bands + 2);
        int[] edges = new int[bands + 2];
        for (int i = 0; i < edges.length; i++) {
            double hertz = 700 * (Math.pow(10, (low + i * step) / 2595) - 1);
            long bins = length / 2 + 1;
            double bin = Math.floor((length + 1) * hertz / rate);
            if (!(bin >= 0 && bin < bins)) {
                throw node.failure("expected edges from 0 Hz to half the sample rate of " + rate + " Hz, got " + lowest
                        + " to " + highest);
            }
            edges[i] = (int) bin;
        }
        if (!Arrays.equals(edges, Arrays.stream(edges).sorted().toArray())) {
            throw node.failure("expected a lower edge below the upper one, got " + lowest + " and " + highest);
        }
        return edges;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static void triangle(double[] weights, int bands, int band, int begin, int peak, int end) {
        for (int bin = begin; bin < peak; bin++) {
            weights[bin * bands + band] = (double) (bin - begin) / (peak - begin);
        }
        weights[peak * bands + band] = 1;
        for (int bin = peak; bin < end; bin++) {
            weights[bin * bands + band] = (double) (end - bin) / (end - peak);
        }
    }
}
