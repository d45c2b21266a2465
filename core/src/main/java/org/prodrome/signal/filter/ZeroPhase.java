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
    /** Filters channels of one length in place. */
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
        int total = channels[0].length() + 2 * pad;
        double[] before = new double[LANES];
        for (int lane = 0; lane < channels.length; lane++) {
            before[lane] = continued(channels[lane], -pad);
        }
        SectionChain chain = new SectionChain(sections, before);
        for (int i = 0; i < blocks.length; i++) {
            int steps = Math.min(STEPS, total - i * STEPS);
            for (int lane = 0; lane < channels.length; lane++) {
                read(channels[lane], i * STEPS - pad, steps, lane, blocks[i]);
            }
            chain.run(blocks[i], steps);
        }
    }

    private void backward(Channel[] channels, int pad, double[][] blocks) {
        int total = channels[0].length() + 2 * pad;
        int last = (total - 1) % STEPS * LANES;
        SectionChain chain =
                new SectionChain(sections, Arrays.copyOfRange(blocks[blocks.length - 1], last, last + LANES));
        for (int i = blocks.length - 1; i >= 0; i--) {
            int steps = Math.min(STEPS, total - i * STEPS);
            reverse(blocks[i], steps);
            chain.run(blocks[i], steps);
            for (int lane = 0; lane < channels.length; lane++) {
                write(blocks[i], lane, channels[lane], i * STEPS - pad, steps);
            }
        }
    }

    private static void read(Channel channel, int from, int steps, int lane, double[] block) {
        for (int i = 0; i < steps; i++) {
            block[i * LANES + lane] = continued(channel, from + i);
        }
    }

    /** A block whose last step is the channel's at {@code from}. */
    private static void write(double[] block, int lane, Channel channel, int from, int steps) {
        int first = Math.max(0, -from);
        int end = Math.min(steps, channel.length() - from);
        for (int i = first; i < end; i++) {
            channel.set(from + i, block[(steps - 1 - i) * LANES + lane]);
        }
    }

    /** The sample at a time, or, beyond an end, the signal turned round about it. */
    private static double continued(Channel channel, int time) {
        int last = channel.length() - 1;
        if (time < 0) {
            return 2 * channel.finite(0) - channel.finite(-time);
        }
        return time <= last ? channel.finite(time) : 2 * channel.finite(last) - channel.finite(2 * last - time);
    }

    private static void reverse(double[] block, int steps) {
        for (int i = 0, j = (steps - 1) * LANES; i < j; i += LANES, j -= LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                double held = block[i + lane];
                block[i + lane] = block[j + lane];
                block[j + lane] = held;
            }
        }
    }
}
