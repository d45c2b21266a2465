package org.prodrome.signal.clean;

import org.prodrome.signal.filter.Finite;

/**
 * Takes an electrocardiogram's baseline away, which is what is left after a median over 200 ms, without QRS complexes
 * and P waves, and one over 600 ms, without T waves. P. de Chazal, M. O'Dwyer and R. B. Reilly, "Automatic
 * classification of heartbeats using ECG morphology and heartbeat interval features", IEEE Transactions on Biomedical
 * Engineering 51(7):1196, 2004. The ends go on for ever.
 *
 * @param rate of the lead, in Hz
 */
public record BaselineWander(double rate) {
    private static final double SHORT = 0.2;
    private static final double LONG = 0.6;
    private static final double HIGHEST_RATE = 100_000;

    public BaselineWander {
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            throw new IllegalArgumentException(
                    "baseline wander: expected a rate above 0 and up to " + HIGHEST_RATE + " Hz, got " + rate);
        }
    }

    /**
     * The lead without its baseline; a constant one becomes silence, an empty one stays empty.
     *
     * @throws IllegalArgumentException if a sample is not finite
     */
    public double[] removedFrom(double[] x) {
        double[] baseline = of(x);
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = x[i] - baseline[i];
        }
        return y;
    }

    /** The baseline alone. */
    public double[] of(double[] x) {
        Finite.require(x);
        return RunningMedian.of(RunningMedian.of(x, side(SHORT)), side(LONG));
    }

    private int side(double seconds) {
        return (int) Math.round((seconds * rate - 1) / 2);
    }
}
