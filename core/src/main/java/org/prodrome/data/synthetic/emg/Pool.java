package org.prodrome.data.synthetic.emg;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A muscle's motor neurones, by Fuglevand, Winter and Patla, "Models of recruitment and rate coding organization in
 * motor-unit pools", J. Neurophysiol. 70:2470, 1993: thresholds rise exponentially from unit to unit (eq. 1), the
 * firing rate rises linearly from 8 a second with the excitation above the threshold (eq. 2) to a peak that is lower in
 * later units (eq. 5), and intervals spread as a Gaussian. The largest excitation is that of eq. 8.
 *
 * @param thresholds of the units that are left, rising, in the excitation's unit
 */
record Pool(List<Double> thresholds) {
    static final int UNITS = 120;

    private static final double RANGE = 30;
    private static final double LEAST_RATE = 8;
    private static final double FIRST_PEAK = 35;
    private static final double PEAKS_DIFFER = 10;
    private static final double SPREAD = 0.15;
    private static final double MOST = RANGE + (FIRST_PEAK - PEAKS_DIFFER - LEAST_RATE);

    static Pool draw(double left, SplittableRandom random) {
        List<Double> thresholds = new ArrayList<>();
        for (int unit = 1; unit <= UNITS; unit++) {
            if (random.nextDouble() < left) {
                thresholds.add(StrictMath.exp(StrictMath.log(RANGE) * unit / UNITS));
            }
        }
        return new Pool(thresholds);
    }

    /** Firings a second at an effort from 0 to 1; 0 below the threshold. */
    static double rate(double threshold, double effort) {
        double excitation = effort * MOST;
        if (excitation < threshold) {
            return 0;
        }
        double peak = FIRST_PEAK - PEAKS_DIFFER * threshold / RANGE;
        return Math.min(peak, LEAST_RATE + excitation - threshold);
    }

    /** When a unit fires, in s. */
    static List<Double> firings(double threshold, Contraction contraction, SplittableRandom random) {
        List<Double> times = new ArrayList<>();
        double time = random.nextDouble(0.1);
        while (time < contraction.seconds()) {
            double rate = rate(threshold, contraction.effort(time));
            if (rate == 0) {
                time += 0.02;
                continue;
            }
            times.add(time);
            time += Math.max(0.3, 1 + SPREAD * random.nextGaussian()) / rate;
        }
        return times;
    }

    /** Share of the muscle's full force at an effort, if each unit's twitch grows with its threshold. */
    double force(double effort, double each) {
        double sum = 0;
        double most = 0;
        for (int unit = 1; unit <= UNITS; unit++) {
            most += StrictMath.exp(StrictMath.log(RANGE) * unit / UNITS) * (FIRST_PEAK - PEAKS_DIFFER);
        }
        for (double threshold : thresholds) {
            sum += each * threshold * rate(threshold, effort);
        }
        return sum / most;
    }
}
