package org.prodrome.signal.heart;

/**
 * The power of a band over time: of windows of 25 ms under a Hamming window, each half an overlap after the last, the
 * mean over the whole frequencies from one edge to the other. Beyond the ends there is silence.
 *
 * @param low and high: whole frequencies in Hz, both inclusive
 */
record BandPower(int low, int high) {
    /** Of the signal, in Hz. */
    static final int RATE = 1000;

    /** From window to window, in samples. */
    static final int HOP = 12;

    private static final int HALF = 12;
    private static final int WINDOW = 2 * HALF + 1;

    /**
     * [window], of windows about sample 0, {@link #HOP}, and so on, as many as there are samples to be their middle.
     */
    double[] of(double[] x) {
        double[][] cosines = waves(0);
        double[][] sines = waves(-Math.PI / 2);
        double[] power = new double[(x.length + HOP - 1) / HOP];
        for (int i = 0; i < power.length; i++) {
            int first = i * HOP - HALF;
            double sum = 0;
            for (int wave = 0; wave < cosines.length; wave++) {
                double real = product(x, first, cosines[wave]);
                double imaginary = product(x, first, sines[wave]);
                sum += real * real + imaginary * imaginary;
            }
            power[i] = sum / cosines.length;
        }
        return power;
    }

    /** [frequency, time], under the window. */
    private double[][] waves(double phase) {
        double[][] waves = new double[high - low + 1][WINDOW];
        for (int wave = 0; wave < waves.length; wave++) {
            for (int i = 0; i < WINDOW; i++) {
                double hamming = 0.54 - 0.46 * Math.cos(2 * Math.PI * i / (WINDOW - 1));
                waves[wave][i] = hamming * Math.cos(2 * Math.PI * (low + wave) * i / RATE + phase);
            }
        }
        return waves;
    }

    private static double product(double[] x, int first, double[] wave) {
        double sum = 0;
        for (int i = Math.max(0, -first); i < WINDOW && first + i < x.length; i++) {
            sum += x[first + i] * wave[i];
        }
        return sum;
    }
}
