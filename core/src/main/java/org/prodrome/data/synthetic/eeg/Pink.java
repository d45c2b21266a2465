package org.prodrome.data.synthetic.eeg;

import java.util.SplittableRandom;

/** Noise whose power falls as 1/f from 0.5 to 32 Hz: first-order low passes two octaves apart, of equal deviation. */
final class Pink {
    private static final double[] EDGES = {0.5, 2, 8, 32};
    private static final double TO_DEVIATION_ONE = 0.42;

    private Pink() {}

    /** Of deviation about 1. */
    static double[] noise(int length, double rate, SplittableRandom random) {
        double[] kept = new double[EDGES.length];
        double[] fed = new double[EDGES.length];
        double[] states = new double[EDGES.length];
        for (int e = 0; e < EDGES.length; e++) {
            kept[e] = StrictMath.exp(-2 * Math.PI * EDGES[e] / rate);
            fed[e] = TO_DEVIATION_ONE * Math.sqrt(1 - kept[e] * kept[e]);
            states[e] = TO_DEVIATION_ONE * random.nextGaussian();
        }
        double[] noise = new double[length];
        for (int i = 0; i < length; i++) {
            double white = random.nextGaussian();
            for (int e = 0; e < EDGES.length; e++) {
                states[e] = kept[e] * states[e] + fed[e] * white;
                noise[i] += states[e];
            }
        }
        return noise;
    }
}
