package org.prodrome.graph.fragment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;

/**
 * The DFT of Hann-windowed frames at some of its bins, scaled so that a sine of amplitude a has power a² / 4 at its
 * bin.
 *
 * <p>Where steps of 16 samples, or a multiple of that, part the hop, the window and the DFT, and this into at most 8,
 * it is the weighted overlap-add of R. E. Crochiere and L. R. Rabiner, Multirate Digital Signal Processing, 1983,
 * section 7.2: samples a whole step apart turn alike in all bins k = r + i length / step, so that they are weighted and
 * added up before a DFT no longer than a step. That takes a fraction of the multiplications of a convolution with
 * kernels as long as the window, which serves all else.
 *
 * <p>All is written as for pictures of height 1, and rows are made up to multiples of 16, because ONNX Runtime then
 * computes with blocks of 16 channels.
 *
 * @param window samples a frame
 * @param hop samples from one frame to the next
 * @param length of the DFT, the window or more: silence fills it up
 */
record HannDft(int window, int hop, int length) {
    /** Channels that ONNX Runtime computes with at a time. */
    static final int BLOCK = 16;

    private static final int MOST_STEPS = 8;

    /** Some bins of each frame: [batch, rows, 1, frames]. */
    record Part(SpectrumRows rows, Value values) {}

    private interface Weight {
        double of(int bin, int tap);
    }

    /** Whether groups of bins are had for little more than all of them. */
    boolean folds() {
        return step() > 0;
    }

    /** The least that parts the hop, the window and the DFT; 0 if there is none. */
    private int step() {
        return IntStream.iterate(BLOCK, step -> step <= hop, step -> step + BLOCK)
                .filter(step -> hop % step == 0 && window % step == 0 && length % (2 * step) == 0)
                .filter(step -> length <= MOST_STEPS * step)
                .findFirst()
                .orElse(0);
    }

    /** Groups of bins, in one part or several, of [batch, 1, 1, time] with a margin of silence at both ends. */
    List<Part> of(GraphBuilder g, Value signal, int margin, List<int[]> groups) {
        SpectrumRows rows = new SpectrumRows(groups);
        if (folds()) {
            return folded(g, signal, margin, rows);
        }
        float[] kernels = kernels(rows, window, 0, (_, tap) -> hann(tap));
        Value values = g.node(Layer.Conv, signal, g.constant(Array.of(kernels, rows.count(), 1, 1, window)))
                .integers("strides", 1, hop)
                .integers("pads", 0, margin, 0, margin)
                .output("spectrum");
        return List.of(new Part(rows, values));
    }

    private List<Part> folded(GraphBuilder g, Value signal, int margin, SpectrumRows rows) {
        int step = step();
        int period = length / step;
        Value steps = g.node(Layer.Conv, signal, g.constant(identity(step)))
                .integers("strides", 1, step)
                .integers("pads", 0, margin, 0, margin)
                .output("steps");
        List<Part> parts = new ArrayList<>();
        for (int turn = 0; turn < period / 2; turn++) {
            int first = turn;
            int other = turn == 0 ? period / 2 : period - turn;
            SpectrumRows some = rows.keeping(bin -> bin % period == first || bin % period == other);
            if (some.count() > 0) {
                parts.add(new Part(some, turn == 0 ? unturned(g, steps, some) : turned(g, steps, some, turn)));
            }
        }
        return parts;
    }

    /** Bins that turn by nothing or by half from one step to the next: of two foldings, each with real weights. */
    private Value unturned(GraphBuilder g, Value steps, SpectrumRows rows) {
        int period = length / step();
        Value none = fold(g, "spectrum.even.0", steps, 0, 0);
        Value half = fold(g, "spectrum.even." + period / 2, steps, period / 2, 0);
        return sum(
                g,
                none,
                kernels(rows, step(), 0, (bin, _) -> bin % period == 0 ? 1 : 0),
                half,
                kernels(rows, step(), 0, (bin, _) -> bin % period == 0 ? 0 : 1));
    }

    /** Bins that turn by so many parts of the DFT from one step to the next, forward or backward. */
    private Value turned(GraphBuilder g, Value steps, SpectrumRows rows, int turn) {
        int period = length / step();
        Value even = fold(g, "spectrum.even." + turn, steps, turn, 0);
        Value odd = fold(g, "spectrum.odd." + turn, steps, turn, -Math.PI / 2);
        float[] turned = kernels(rows, step(), Math.PI / 2, (bin, _) -> bin % period == turn ? 1 : -1);
        return sum(g, even, kernels(rows, step(), 0, (_, _) -> 1), odd, turned);
    }

    private Value sum(GraphBuilder g, Value fold, float[] kernels, Value other, float[] others) {
        return g.add(Arithmetic.Add, mixed(g, other, others), mixed(g, fold, kernels));
    }

    private Value mixed(GraphBuilder g, Value fold, float[] kernels) {
        return g.add(Layer.Conv, fold, g.constant(Array.of(kernels, kernels.length / step(), step(), 1, 1)));
    }

    /**
     * [batch, step, 1, steps] to [batch, step, 1, frames]: samples times window and cosine, added up over a frame's
     * steps.
     */
    private Value fold(GraphBuilder g, String name, Value steps, int turn, double angle) {
        int step = step();
        int count = window / step;
        float[] weights = new float[window];
        for (int i = 0; i < step; i++) {
            for (int m = 0; m < count; m++) {
                double cosine = Math.cos(2 * Math.PI * turn * m * step / length + angle);
                weights[i * count + m] = (float) (hann(m * step + i) * cosine);
            }
        }
        return g.node(Layer.Conv, steps, g.constant(Array.of(weights, step, 1, 1, count)))
                .integer("group", step)
                .integers("strides", 1, hop / step)
                .output(name);
    }

    /** [row][tap] */
    private float[] kernels(SpectrumRows rows, int taps, double angle, Weight weight) {
        float[] kernels = new float[rows.count() * taps];
        for (int row = 0; row < rows.count(); row++) {
            int bin = rows.bin(row);
            for (int i = 0; i < taps && bin != SpectrumRows.NONE; i++) {
                double turned = 2 * Math.PI * ((long) bin * i % length) / length + angle;
                double wave = rows.imaginary(row) ? -Math.sin(turned) : Math.cos(turned);
                kernels[row * taps + i] = (float) (weight.of(bin, i) * wave);
            }
        }
        return kernels;
    }

    private static Array identity(int size) {
        float[] ones = new float[size * size];
        for (int i = 0; i < size; i++) {
            ones[i * size + i] = 1;
        }
        return Array.of(ones, size, 1, 1, size);
    }

    private double hann(int tap) {
        return (1 - Math.cos(2 * Math.PI * tap / window)) / window;
    }
}
