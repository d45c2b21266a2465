package org.prodrome.signal.filter;

import static org.prodrome.signal.filter.SectionChain.LANES;
import static org.prodrome.signal.filter.SectionChain.STEPS;

import java.util.Arrays;

/**
 * A filter forward and backward over a signal that is continued at both ends. F. Gustafsson, "Determining the initial
 * states in forward-backward filtering", IEEE Transactions on Signal Processing 44(4), 1996, is what each pass's start
 * approximates.
 *
 * @param sections [section][6], as of {@link IirFilter}
 * @param padding samples at each end, if a signal has one more
 */
record ZeroPhase(double[][] sections, int padding) {
    /** Filters channels of one length. */
    void run(Channel[] channels) {
        if (channels.length == 0) {
            return;
        }
        int length = channels[0].length();
        for (Channel channel : channels) {
            if (channel.length() != length) {
                throw new IllegalArgumentException("filter: expected channels of one length, got " + length + " and "
                        + channel.length() + " samples");
            }
        }
        if (length == 0) {
            return;
        }
        int pad = Math.min(padding, length - 1);
        // What comes forward is kept for the way back, of some channels at a time.
        double[][] blocks = new double[Math.ceilDiv(length + 2 * pad, STEPS)][STEPS * LANES];
        for (int from = 0; from < channels.length; from += LANES) {
            Channel[] some = Arrays.copyOfRange(channels, from, Math.min(channels.length, from + LANES));
            forward(some, pad, blocks);
            backward(some, pad, blocks);
        }
    }

    private void forward(Channel[] channels, int pad, double[][] blocks) {
        double[] before = new double[LANES];
        for (int lane = 0; lane < channels.length; lane++) {
            before[lane] = continued(channels[lane], -pad);
        }
        SectionChain chain = new SectionChain(sections, before);
        int end = channels[0].length() + pad;
        for (int i = 0; i < blocks.length; i++) {
            int from = i * STEPS - pad;
            int steps = Math.min(STEPS, end - from);
            for (int lane = 0; lane < channels.length; lane++) {
                read(channels[lane], from, steps, blocks[i], lane);
            }
            chain.run(blocks[i], steps);
        }
    }

    private void backward(Channel[] channels, int pad, double[][] blocks) {
        int length = channels[0].length();
        int last = (length + 2 * pad - 1) % STEPS * LANES;
        double[] before = Arrays.copyOfRange(blocks[blocks.length - 1], last, last + LANES);
        SectionChain chain = new SectionChain(sections, before);
        for (int i = blocks.length - 1; i >= 0; i--) {
            int from = i * STEPS - pad;
            int steps = Math.min(STEPS, length + pad - from);
            chain.runBackward(blocks[i], steps);
            int first = Math.max(0, from);
            for (int lane = 0; lane < channels.length; lane++) {
                channels[lane].set(first, Math.min(length, from + steps) - first, blocks[i], first - from, lane);
            }
        }
    }

    private static void read(Channel channel, int from, int steps, double[] block, int lane) {
        if (from >= 0 && from + steps <= channel.length()) {
            channel.get(from, steps, block, lane);
            return;
        }
        for (int i = 0; i < steps; i++) {
            block[i * LANES + lane] = continued(channel, from + i);
        }
    }

    /** The sample at a time, or, beyond an end, the signal turned round about it. */
    private static double continued(Channel channel, int time) {
        int last = channel.length() - 1;
        if (time < 0) {
            return 2 * channel.get(0) - channel.get(-time);
        }
        return time <= last ? channel.get(time) : 2 * channel.get(last) - channel.get(2 * last - time);
    }
}
