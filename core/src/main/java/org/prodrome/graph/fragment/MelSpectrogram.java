package org.prodrome.graph.fragment;

import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;

/**
 * From waveform to logarithmic mel bands, as three operators: a strided convolution with Hann-windowed DFT kernels, a
 * square, and a mixture of the squares by triangular filters on the mel scale 2595 log10(1 + f / 700) (O'Shaughnessy
 * 1987). Differentiable down to the waveform.
 *
 * @param rate of the signal, in Hz
 * @param window samples a frame
 * @param hop samples from one frame to the next
 * @param bands triangular filters
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record MelSpectrogram(double rate, int window, int hop, int bands, double low, double high) {
    /** Of full scale squared: silence is -100 dB, not minus infinity. */
    private static final float FLOOR = 1e-10f;

    public MelSpectrogram {
        if (!(low >= 0 && high > low && high <= rate / 2)) {
            throw new IllegalArgumentException("mel bands: expected 0 <= low < high <= " + rate / 2
                    + " Hz, half the rate, got " + low + " to " + high + " Hz");
        }
        if (window < 2 || hop < 1 || bands < 1) {
            throw new IllegalArgumentException("mel bands: expected a window of 2 samples or more, a hop and bands of "
                    + "1 or more, got " + window + ", " + hop + ", " + bands);
        }
    }

    /** Frames that lie whole within so many samples. */
    public int frames(int samples) {
        return samples < window ? 0 : (samples - window) / hop + 1;
    }

    /** Seconds from one frame to the next. */
    public double frameHop() {
        return hop / rate;
    }

    /** The natural logarithm of each band's power: [batch, 1, time] to [batch, bands, frames]. */
    public Value log(GraphBuilder g, Value signal) {
        int bins = window / 2 + 1;
        Value spectrum = g.node(
                        Layer.Conv, signal, g.constant("dft.kernels", Array.of(kernels(bins), 2L * bins, 1, window)))
                .integers("strides", hop)
                .output("spectrum");
        Value squares = g.add(Arithmetic.Mul, spectrum, spectrum);
        Value power = Layers.mix(g, "mel.filters", squares, filters(bins), bands, 2 * bins);
        return g.node(Arithmetic.Log, g.add(Arithmetic.Add, power, g.constant(FLOOR)))
                .output("log_mel");
    }

    /** Real rows, then imaginary rows; scaled so that a sine of amplitude a has power a² / 4 at its bin. */
    private float[] kernels(int bins) {
        float[] kernels = new float[2 * bins * window];
        for (int bin = 0; bin < bins; bin++) {
            for (int i = 0; i < window; i++) {
                double hann = (1 - Math.cos(2 * Math.PI * i / window)) / window;
                double angle = 2 * Math.PI * bin * i / window;
                kernels[bin * window + i] = (float) (hann * Math.cos(angle));
                kernels[(bins + bin) * window + i] = (float) (-hann * Math.sin(angle));
            }
        }
        return kernels;
    }

    /** [band, bin] twice over: for the squares of the real and of the imaginary rows. */
    private float[] filters(int bins) {
        float[] filters = new float[bands * 2 * bins];
        double first = mel(low);
        double step = (mel(high) - first) / (bands + 1);
        for (int band = 0; band < bands; band++) {
            double rise = hertz(first + band * step);
            double peak = hertz(first + (band + 1) * step);
            double fall = hertz(first + (band + 2) * step);
            for (int bin = 0; bin < bins; bin++) {
                double f = bin * rate / window;
                double weight = Math.max(0, Math.min((f - rise) / (peak - rise), (fall - f) / (fall - peak)));
                filters[band * 2 * bins + bin] = (float) weight;
                filters[band * 2 * bins + bins + bin] = (float) weight;
            }
        }
        return filters;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    private static double hertz(double mel) {
        return 700 * (Math.pow(10, mel / 2595) - 1);
    }
}
