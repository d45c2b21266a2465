package org.prodrome.signal.filter;

import static org.prodrome.signal.filter.SectionChain.LANES;
import static org.prodrome.signal.filter.SectionChain.STEPS;

import java.util.Arrays;

/**
 * A filter forward and backward over a signal that is continued at both ends. F. Gustafsson, "Determining the initial
 * states in forward-backward filtering", IEEE Transactions on Signal Processing 44(4), 1996, is what each pass's start
 * approximates. What comes forward is kept where what comes backward goes.
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
        for (int from = 0; from < channels.length; from += LANES) {
            Channel[] some = Arrays.copyOfRange(channels, from, Math.min(channels.length, from + LANES));
            backward(some, length, forward(some, length, pad));
        }
    }

    /** What comes of the samples beyond the end, [step][LANES] after the last sample's. */
    private double[] forward(Channel[] channels, int length, int pad) {
        double[] head = beyond(channels, -pad, pad);
        SectionChain chain = new SectionChain(sections, Arrays.copyOf(beyond(channels, -pad, 1), LANES));
        through(chain, head);
        double[] last = new double[LANES];
        for (int done = 0; done < length; done += STEPS) {
            int steps = Math.min(STEPS, length - done);
            for (int lane = 0; lane < channels.length; lane++) {
                channels[lane].read(done, steps, chain.values(), chain.in() + lane);
            }
            chain.run(steps);
            for (int lane = 0; lane < channels.length; lane++) {
                channels[lane].keep(done, steps, chain.values(), chain.out() + lane);
            }
            System.arraycopy(chain.values(), chain.out() + (steps - 1) * LANES, last, 0, LANES);
        }
        double[] tail = beyond(channels, length, pad);
        through(chain, tail);
        double[] kept = Arrays.copyOf(last, LANES + tail.length);
        System.arraycopy(tail, 0, kept, LANES, tail.length);
        return kept;
    }

    private void backward(Channel[] channels, int length, double[] tail) {
        double[] turned = turned(tail);
        SectionChain chain = new SectionChain(sections, turned);
        through(chain, Arrays.copyOf(turned, turned.length - LANES));
        for (int end = length; end > 0; end -= STEPS) {
            int steps = Math.min(STEPS, end);
            for (int lane = 0; lane < channels.length; lane++) {
                channels[lane].kept(end, steps, chain.values(), chain.in() + lane);
            }
            chain.run(steps);
            for (int lane = 0; lane < channels.length; lane++) {
                channels[lane].write(end, steps, chain.values(), chain.out() + lane);
            }
        }
    }

    /** Puts steps [step][LANES] through in their place. */
    private static void through(SectionChain chain, double[] steps) {
        for (int done = 0; done < steps.length; done += STEPS * LANES) {
            int size = Math.min(STEPS * LANES, steps.length - done);
            System.arraycopy(steps, done, chain.values(), chain.in(), size);
            chain.run(size / LANES);
            System.arraycopy(chain.values(), chain.out(), steps, done, size);
        }
    }

    private static double[] turned(double[] steps) {
        double[] turned = new double[steps.length];
        for (int from = 0; from < steps.length; from += LANES) {
            System.arraycopy(steps, from, turned, steps.length - LANES - from, LANES);
        }
        return turned;
    }

    /** So many samples from one beyond an end on, as the signals are continued, [step][LANES]. */
    private static double[] beyond(Channel[] channels, int from, int steps) {
        double[] values = new double[steps * LANES];
        for (int lane = 0; lane < channels.length; lane++) {
            for (int i = 0; i < steps; i++) {
                values[i * LANES + lane] = continued(channels[lane], from + i);
            }
        }
        return values;
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
