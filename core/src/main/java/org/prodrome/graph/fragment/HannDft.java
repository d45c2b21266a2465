package org.prodrome.graph.fragment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Operator.Arithmetic;
import org.prodrome.graph.Operator.Layer;
import org.prodrome.graph.Value;

/**
 * The DFT of Hann-windowed frames at some of its bins, scaled so that a sine of amplitude a has power a² / 4 at its
 * bin.
 *
 * <p>Where hops part the DFT into 2 to 8, it is the weighted overlap-add of R. E. Crochiere and L. R. Rabiner,
 * Multirate Digital Signal Processing, 1983, section 7.2: samples a whole hop apart turn alike in all bins k = r + i
 * length / hop, so that they are weighted and added up before a DFT no longer than a hop. That takes a fourth of the
 * multiplications of a convolution with kernels as long as the window, which serves all else.
 *
 * <p>All is written as for pictures of height 1, and rows are made up to a multiple of 16, because ONNX Runtime then
 * computes with blocks of 16 channels.
 *
 * @param window samples a frame
 * @param hop samples from one frame to the next
 * @param length of the DFT, the window or more: silence fills it up
 */
record HannDft(int window, int hop, int length) {
    private static final int BLOCK = 16;
    private static final int MOST_HOPS = 8;

    /**
     * Some bins of each frame: [batch, rows, 1, frames], the real parts, then the imaginary ones, then rows of zeros.
     */
    record Rows(int[] bins, Value values) {
        /** How many there are. */
        int count() {
            return rows(bins);
        }
    }

    private interface Weight {
        double of(int bin, int tap);
    }

    /** All the bins in one part or several, of [batch, 1, 1, time] with a margin of silence at both ends. */
    List<Rows> of(GraphBuilder g, Value signal, int margin, int[] bins) {
        boolean parted = hop % BLOCK == 0 && window % hop == 0 && window > hop && length <= MOST_HOPS * hop;
        if (parted) {
            return folded(g, signal, margin, bins);
        }
        float[] kernels = kernels(bins, window, 0, (_, tap) -> hann(tap));
        Value values = g.node(Layer.Conv, signal, g.constant(Array.of(kernels, kernels.length / window, 1, 1, window)))
                .integers("strides", 1, hop)
                .integers("pads", 0, margin, 0, margin)
                .output("spectrum");
        return List.of(new Rows(bins, values));
    }

    private List<Rows> folded(GraphBuilder g, Value signal, int margin, int[] bins) {
        Value hops = g.node(Layer.Conv, signal, g.constant(identity()))
                .integers("strides", 1, hop)
                .integers("pads", 0, margin, 0, margin)
                .output("hops");
        int period = length / hop;
        List<Rows> all = new ArrayList<>();
        for (int turn = 0; turn <= period / 2; turn++) {
            int turns = turn;
            int[] alike = Arrays.stream(bins)
                    .filter(bin -> bin % period == turns || bin % period == period - turns)
                    .toArray();
            if (alike.length > 0) {
                all.add(new Rows(alike, dft(g, hops, turn, alike)));
            }
        }
        return all;
    }

    /** Of bins that turn so many times in a DFT's length / hop hops, forward or backward. */
    private Value dft(GraphBuilder g, Value hops, int turn, int[] bins) {
        int period = length / hop;
        Value even = fold(g, "spectrum.even." + turn, hops, turn, 0);
        Value rows = mixed(g, even, kernels(bins, hop, 0, (_, _) -> 1));
        if (turn == 0 || 2 * turn == period) {
            return rows;
        }
        Value odd = fold(g, "spectrum.odd." + turn, hops, turn, -Math.PI / 2);
        float[] turned = kernels(bins, hop, Math.PI / 2, (bin, _) -> bin % period == turn ? 1 : -1);
        return g.add(Arithmetic.Add, mixed(g, odd, turned), rows);
    }

    private Value mixed(GraphBuilder g, Value fold, float[] kernels) {
        return g.add(Layer.Conv, fold, g.constant(Array.of(kernels, kernels.length / hop, hop, 1, 1)));
    }

    /**
     * [batch, hop, 1, hops] to [batch, hop, 1, frames]: samples times window and cosine, added up over a frame's hops.
     */
    private Value fold(GraphBuilder g, String name, Value hops, int turn, double angle) {
        int count = window / hop;
        float[] weights = new float[window];
        for (int i = 0; i < hop; i++) {
            for (int m = 0; m < count; m++) {
                double cosine = Math.cos(2 * Math.PI * turn * m * hop / length + angle);
                weights[i * count + m] = (float) (hann(m * hop + i) * cosine);
            }
        }
        return g.node(Layer.Conv, hops, g.constant(Array.of(weights, hop, 1, 1, count)))
                .integer("group", hop)
                .output(name);
    }

    /** [row][tap] */
    private float[] kernels(int[] bins, int taps, double angle, Weight weight) {
        float[] kernels = new float[rows(bins) * taps];
        for (int row = 0; row < bins.length; row++) {
            for (int i = 0; i < taps; i++) {
                double turned = 2 * Math.PI * ((long) bins[row] * i % length) / length + angle;
                double height = weight.of(bins[row], i);
                kernels[row * taps + i] = (float) (height * Math.cos(turned));
                kernels[(bins.length + row) * taps + i] = (float) (-height * Math.sin(turned));
            }
        }
        return kernels;
    }

    private static int rows(int[] bins) {
        return Math.ceilDiv(2 * bins.length, BLOCK) * BLOCK;
    }

    private Array identity() {
        float[] ones = new float[hop * hop];
        for (int i = 0; i < hop; i++) {
            ones[i * hop + i] = 1;
        }
        return Array.of(ones, hop, 1, 1, hop);
    }

    private double hann(int tap) {
        return (1 - Math.cos(2 * Math.PI * tap / window)) / window;
    }
}
