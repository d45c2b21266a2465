package org.prodrome.signal.heart;

import java.util.Arrays;
import org.jtransforms.fft.DoubleFFT_1D;

/**
 * A recording's usual beat, by the autocorrelation of its homomorphic envelope (Schmidt et al. 2010, section 2.3): a
 * cycle is the lag of its highest value from 500 to 2000 ms, systole with the first sound that of its highest value
 * from 200 ms to half a cycle.
 *
 * @param length from beat to beat, in seconds
 * @param systole from S1's onset to S2's, in seconds
 */
record HeartCycle(double length, double systole) {
    private static final double SHORTEST = 0.5;
    private static final double LONGEST = 2;
    private static final double SHORTEST_SYSTOLE = 0.2;

    /** @param envelope [time], longer than 2 s */
    static HeartCycle of(double[] envelope, double rate) {
        double[] correlation = autocorrelation(envelope, (int) Math.round(LONGEST * rate));
        int cycle = highest(correlation, SHORTEST * rate, LONGEST * rate);
        int systole = highest(correlation, SHORTEST_SYSTOLE * rate, cycle / 2.0);
        return new HeartCycle(cycle / rate, systole / rate);
    }

    private static int highest(double[] correlation, double from, double to) {
        int highest = (int) Math.round(from);
        for (int lag = highest; lag <= Math.round(to); lag++) {
            highest = correlation[lag] > correlation[highest] ? lag : highest;
        }
        return highest;
    }

    /** [lag], of the envelope less its mean, with silence beyond its ends. */
    private static double[] autocorrelation(double[] x, int longest) {
        int length = x.length + longest + 1;
        double mean = Arrays.stream(x).average().orElseThrow();
        double[] spectrum = new double[2 * length];
        for (int i = 0; i < x.length; i++) {
            spectrum[i] = x[i] - mean;
        }
        DoubleFFT_1D transform = new DoubleFFT_1D(length);
        transform.realForwardFull(spectrum);
        for (int bin = 0; bin < length; bin++) {
            double real = spectrum[2 * bin];
            double imaginary = spectrum[2 * bin + 1];
            spectrum[2 * bin] = real * real + imaginary * imaginary;
            spectrum[2 * bin + 1] = 0;
        }
        transform.complexInverse(spectrum, true);
        double[] correlation = new double[longest + 1];
        Arrays.setAll(correlation, lag -> spectrum[2 * lag]);
        return correlation;
    }
}
