package org.prodrome.graph.fragment;

import java.util.Arrays;
import org.prodrome.graph.GraphBuilder;
import org.prodrome.graph.Value;
import org.prodrome.signal.filter.IirFilter;

/**
 * The ear's filters: [batch, 1, time] to [batch, bands, time], none earlier than its sound. M. Slaney, "An efficient
 * implementation of the Patterson-Holdsworth auditory filter bank", Apple Technical Report 35, 1993: gammatones of
 * fourth order as four sections, of which the impulse response is cut off; of gain 1 at the centre, whose distance and
 * width follow the equivalent rectangular bandwidth f / 9.26449 + 24.7 Hz of B. R. Glasberg and B. C. J. Moore, Hearing
 * Research 47, 1990, 1.019 times as wide. As {@code scipy.signal.gammatone}'s {@code iir}.
 *
 * @param rate of the signal, in Hz
 * @param bands how many filters, from the lowest centre to the highest, which is below the high edge
 * @param low centre of the lowest, in Hz
 * @param high edge, in Hz
 * @param taps samples that an impulse is answered for
 */
public record Gammatone(double rate, int bands, double low, double high, int taps) implements Fragment {
    private static final double EAR_Q = 9.26449;
    private static final double LEAST_WIDTH = 24.7;
    private static final double WIDENED = 1.019;

    public Gammatone {
        if (!(low > 0 && high > low && high <= rate / 2) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("gammatones: expected 0 < low < high <= " + rate / 2
                    + " Hz, half the rate, got " + low + " to " + high + " Hz");
        }
        if (bands < 1 || taps < 1) {
            throw new IllegalArgumentException(
                    "gammatones: expected 1 band and 1 tap or more, got " + bands + " and " + taps);
        }
    }

    /** Centres, in Hz, rising. */
    public double[] centres() {
        double offset = EAR_Q * LEAST_WIDTH;
        double[] centres = new double[bands];
        for (int band = 0; band < bands; band++) {
            double fraction = (double) (bands - band) / bands;
            centres[band] = Math.exp(fraction * Math.log((low + offset) / (high + offset))) * (high + offset) - offset;
        }
        return centres;
    }

    @Override
    public Value of(GraphBuilder g, Value signal) {
        double[][] responses = Arrays.stream(centres()).mapToObj(this::response).toArray(double[][]::new);
        return Layers.filter(g, signal, responses, taps - 1);
    }

    private double[] response(double centre) {
        double width = 2 * Math.PI * WIDENED * (centre / EAR_Q + LEAST_WIDTH);
        double decay = Math.exp(-width / rate);
        double angle = 2 * Math.PI * centre / rate;
        double[][] sections = new double[4][];
        for (int i = 0; i < 4; i++) {
            double root = (i % 2 == 0 ? 1 : -1) * Math.sqrt(3 + (i < 2 ? 1 : -1) * Math.pow(2, 1.5));
            double zero = decay * (Math.cos(angle) + root * Math.sin(angle));
            sections[i] = new double[] {1, -zero, 0, 1, -2 * decay * Math.cos(angle), decay * decay};
        }
        IirFilter filter = new IirFilter(sections);
        double[] impulse = new double[taps];
        impulse[0] = 1 / filter.gain(centre, rate);
        return filter.forward(impulse, IirFilter.Start.REST);
    }
}
