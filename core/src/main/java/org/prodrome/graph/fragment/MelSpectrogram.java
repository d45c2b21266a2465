package org.prodrome.graph.fragment;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Operator.Shape;
import org.prodrome.graph.Value;

/**
 * From waveform to logarithmic mel bands: the DFT of Hann-windowed frames by convolutions, the squares of its real and
 * imaginary parts, and their mixture by triangular filters on the mel scale 2595 log10(1 + f / 700) (O'Shaughnessy
 * 1987). Differentiable down to the waveform.
 *
 * <p>Frame i is about the samples from i hops to i + 1 hops: it is centred on them, and silence stands in for what its
 * window would see beyond the ends. A signal of less than a hop has no frame: both runtimes refuse it with an error,
 * which names a node that begins with {@code spectrum} where the graph doesn't say how long signals are.
 *
 * @param rate of the signal, in Hz
 * @param window samples a frame
 * @param hop samples from one frame to the next
 * @param bands triangular filters
 * @param low lower edge of the first band, in Hz
 * @param high upper edge of the last band, in Hz
 */
public record MelSpectrogram(double rate, int window, int hop, int bands, double low, double high) implements Fragment {
    /** Of full scale squared: silence is -100 dB, not minus infinity. */
    private static final float FLOOR = 1e-10f;

    private static final int LONGEST_DFT = 1 << 20;

    public MelSpectrogram {
        if (!(low >= 0 && high > low && high <= rate / 2) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("mel bands: expected 0 <= low < high <= " + rate / 2
                    + " Hz, half the rate, got " + low + " to " + high + " Hz");
        }
        if (window < 2 || hop < 1 || hop > window || bands < 1) {
            throw new IllegalArgumentException("mel bands: expected a window of 2 samples or more, a hop of 1 to the "
                    + "window and 1 band or more, got " + window + ", " + hop + ", " + bands);
        }
    }

    /** Frames of so many samples: one for each whole hop, and perhaps one for what is left; none of too few. */
    public int frames(int samples) {
        int padded = samples + 2 * margin();
        return padded < window ? 0 : (padded - window) / hop + 1;
    }

    /** Samples of silence before the first and after the last. */
    private int margin() {
        return (window - hop) / 2;
    }

    /** Seconds from one frame to the next. */
    public double frameHop() {
        return hop / rate;
    }

    @Override
    public Value of(GraphBuilder g, Value signal) {
        return log(g, signal);
    }

    /** The natural logarithm of each band's power: [batch, 1, time] to [batch, bands, frames]. */
    public Value log(GraphBuilder g, Value signal) {
        HannDft dft = new HannDft(window, hop, length());
        int groups = dft.folds() && bands % HannDft.BLOCK == 0 ? bands / HannDft.BLOCK : 1;
        List<int[]> bins = IntStream.range(0, groups)
                .mapToObj(group -> bins(group * bands / groups, (group + 1) * bands / groups))
                .toList();
        Value row = g.add(Shape.Unsqueeze, signal, g.integers(2));
        List<HannDft.Part> parts = dft.of(g, row, margin(), bins);
        Value power = mixed(g, parts.getFirst(), groups, FLOOR);
        for (HannDft.Part part : parts.subList(1, parts.size())) {
            power = g.add(Arithmetic.Add, mixed(g, part, groups, 0), power);
        }
        return g.node(Arithmetic.Log, g.add(Shape.Squeeze, power, g.integers(2)))
                .output("log_mel");
    }

    /** What some of the bins give to each band, and so much more. */
    private Value mixed(GraphBuilder g, HannDft.Part part, int groups, float more) {
        float[] bias = new float[bands];
        Arrays.fill(bias, more);
        Value filters = g.constant(
                Array.of(filters(part.rows(), groups), bands, part.rows().count() / groups, 1, 1));
        return g.node(Layer.Conv, Layers.square(g, part.values()), filters, g.constant(Array.of(bias, bands)))
                .integer("group", groups)
                .output();
    }

    /** Length of the DFT: the window, doubled until each band holds a bin. */
    private int length() {
        int length = window;
        while (!heard(length)) {
            if (length > LONGEST_DFT / 2) {
                throw new IllegalArgumentException("mel bands: expected bands that are wide enough for bins of "
                        + rate / length + " Hz, got " + bands + " from " + low + " to " + high + " Hz");
            }
            length *= 2;
        }
        return length;
    }

    private boolean heard(int length) {
        return IntStream.range(0, bands)
                .allMatch(band -> IntStream.rangeClosed(0, length / 2).anyMatch(bin -> weight(band, bin, length) > 0));
    }

    /** Those that one of some bands hears. */
    private int[] bins(int from, int to) {
        int length = length();
        return IntStream.rangeClosed(0, length / 2)
                .filter(bin -> IntStream.range(from, to).anyMatch(band -> weight(band, bin, length) > 0))
                .toArray();
    }

    /**
     * [band, row of its group]: for the squares of the real and of the imaginary parts. A band's weights at all bins
     * sum to its triangle's area in bins of the window's own DFT, so that noise is as loud in it wherever the bins
     * fall.
     */
    private float[] filters(SpectrumRows rows, int groups) {
        int length = length();
        int height = rows.count() / groups;
        float[] filters = new float[bands * height];
        for (int band = 0; band < bands; band++) {
            int row = band;
            double sum = IntStream.of(bins(band, band + 1))
                    .mapToDouble(bin -> weight(row, bin, length))
                    .sum();
            double area = (edge(band + 2) - edge(band)) / 2 / (rate / window);
            int first = band * groups / bands * height;
            for (int column = 0; column < height; column++) {
                int bin = rows.bin(first + column);
                double weight = bin == SpectrumRows.NONE ? 0 : weight(band, bin, length);
                filters[band * height + column] = (float) (weight * area / sum);
            }
        }
        return filters;
    }

    /** The triangle of a band, which peaks at 1, at a bin of a DFT of some length. */
    private double weight(int band, int bin, int length) {
        double f = bin * rate / length;
        double rise = (f - edge(band)) / (edge(band + 1) - edge(band));
        double fall = (edge(band + 2) - f) / (edge(band + 2) - edge(band + 1));
        return Math.max(0, Math.min(rise, fall));
    }

    /** Where a triangle rises from, the one before it peaks and the one before that has fallen, in Hz. */
    private double edge(int number) {
        return MelScale.HTK.edge(number, bands, low, high);
    }
}
