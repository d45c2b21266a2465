package org.prodrome.signal.filter;

import static org.prodrome.signal.filter.SectionChain.LANES;
import static org.prodrome.signal.filter.SectionChain.STEPS;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import uk.me.berndporr.iirj.Biquad;
import uk.me.berndporr.iirj.Cascade;

/**
 * A recursive filter as a cascade of second-order sections, computed in 64 bits in the direct form I.
 *
 * <p>Silence stays silence; an empty signal stays empty. Samples have to be finite, for one that isn't would spoil all
 * that follow.
 */
public final class IirFilter {
    private final double[][] sections;

    /**
     * @param sections [section][6]: b0, b1, b2, 1, a1, a2 of (b0 + b1/z + b2/z²) / (1 + a1/z + a2/z²)
     * @throws IllegalArgumentException if there is none, a coefficient is not finite, a0 is not 1, or a section is
     *     unstable
     */
    public IirFilter(double[][] sections) {
        if (sections.length == 0) {
            throw new IllegalArgumentException("filter: expected a section or more, got none");
        }
        for (double[] section : sections) {
            require(section);
        }
        this.sections = Arrays.stream(sections).map(double[]::clone).toArray(double[][]::new);
    }

    private static void require(double[] section) {
        boolean finite = section.length == 6 && Arrays.stream(section).allMatch(Double::isFinite) && section[3] == 1;
        // The triangle of Jury's criterion.
        if (!finite || !(Math.abs(section[5]) < 1 && Math.abs(section[4]) < 1 + section[5])) {
            throw new IllegalArgumentException(
                    "filter: expected six finite coefficients of a stable section, the fourth 1, got "
                            + Arrays.toString(section));
        }
    }

    static IirFilter of(Cascade design) {
        double[][] sections = new double[design.getNumBiquads()][];
        for (int i = 0; i < sections.length; i++) {
            Biquad section = design.getBiquad(i);
            double unit = section.getA0();
            sections[i] = new double[] {
                section.getB0() / unit,
                section.getB1() / unit,
                section.getB2() / unit,
                1,
                section.getA1() / unit,
                section.getA2() / unit
            };
        }
        return new IirFilter(sections);
    }

    /** What was there before the first sample. */
    public enum Start {
        /** Silence. */
        REST,
        /** The first sample, for ever, so that a signal's offset makes no step. */
        STEADY
    }

    /** [section][6], as the constructor takes them. */
    public double[][] sections() {
        return Arrays.stream(sections).map(double[]::clone).toArray(double[][]::new);
    }

    /** The filter as a real-time device has it: what comes out is late, by how much depends on the frequency. */
    public double[] forward(double[] x, Start start) {
        Finite.require(x);
        double[] before = new double[LANES];
        before[0] = start == Start.STEADY && x.length > 0 ? x[0] : 0;
        SectionChain chain = new SectionChain(sections, before);
        double[] y = new double[x.length];
        Channel channel = new Channel.Doubles(x, y);
        for (int done = 0; done < x.length; done += STEPS) {
            int steps = Math.min(STEPS, x.length - done);
            channel.read(done, steps, chain.values(), chain.in());
            chain.run(steps);
            channel.keep(done, steps, chain.values(), chain.out());
        }
        return y;
    }

    /**
     * The filter forward, then backward: no delay, and the gain squared. As {@code scipy.signal.sosfiltfilt} does, the
     * signal is continued at both ends by {@link #padding} samples, turned round about its end, and each pass starts as
     * if its first sample had always been there. A signal that is too short is continued by as many as it has but one.
     */
    public double[] zeroPhase(double[] x) {
        return zeroPhase(new double[][] {x})[0];
    }

    /**
     * The same of each channel; several together take less time than each by itself. [channel][time], of one length.
     */
    public double[][] zeroPhase(double[][] x) {
        double[][] y = Arrays.stream(x).map(row -> new double[row.length]).toArray(double[][]::new);
        zeroPhase(IntStream.range(0, x.length).mapToObj(i -> new Channel.Doubles(x[i], y[i])));
        return y;
    }

    /** The same, computed in 64 bits and rounded after each pass. [channel][time], of one length. */
    public float[][] zeroPhase(float[][] x) {
        float[][] y = Arrays.stream(x).map(row -> new float[row.length]).toArray(float[][]::new);
        zeroPhase(IntStream.range(0, x.length).mapToObj(i -> new Channel.Floats(x[i], y[i])));
        return y;
    }

    private void zeroPhase(Stream<Channel> channels) {
        new ZeroPhase(sections, padding()).run(channels.toArray(Channel[]::new));
    }

    /** How many samples continue a signal at each end: three times the number of coefficients. */
    public int padding() {
        int feedForward = 0;
        int feedBack = 0;
        for (double[] section : sections) {
            feedForward += section[2] == 0 ? 1 : 0;
            feedBack += section[5] == 0 ? 1 : 0;
        }
        return 3 * (2 * sections.length + 1 - Math.min(feedForward, feedBack));
    }

    /**
     * By how much the amplitude of a sine is multiplied when the filter runs forward.
     *
     * @param frequency in Hz
     * @param rate of the signal, in Hz
     */
    public double gain(double frequency, double rate) {
        double angle = 2 * Math.PI * frequency / rate;
        double gain = 1;
        for (double[] s : sections) {
            gain *= magnitude(s[0], s[1], s[2], angle) / magnitude(s[3], s[4], s[5], angle);
        }
        return gain;
    }

    private static double magnitude(double zeroth, double first, double second, double angle) {
        double real = zeroth + first * Math.cos(angle) + second * Math.cos(2 * angle);
        double imaginary = first * Math.sin(angle) + second * Math.sin(2 * angle);
        return Math.hypot(real, imaginary);
    }
}
