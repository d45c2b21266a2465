package org.prodrome.signal.eeg;

import java.util.Arrays;
import org.prodrome.signal.filter.Finite;

/** Counts of samples in bins of one width. */
final class Histogram {
    private Histogram() {}

    /** The bin of each sample; the highest is in the last. */
    static int[] places(double[] x, int bins) {
        Finite.require(x);
        double low = Arrays.stream(x).min().orElse(0);
        double high = Arrays.stream(x).max().orElse(0);
        return Arrays.stream(x)
                .mapToInt(value ->
                        high == low ? 0 : (int) Math.min(bins - 1, Math.floor((value - low) / (high - low) * bins)))
                .toArray();
    }

    /** In bits. */
    static double mutualInformation(int[] a, int[] b, int bins) {
        double[][] joint = new double[bins][bins];
        double[] ofA = new double[bins];
        double[] ofB = new double[bins];
        for (int t = 0; t < a.length; t++) {
            joint[a[t]][b[t]] += 1.0 / a.length;
            ofA[a[t]] += 1.0 / a.length;
            ofB[b[t]] += 1.0 / a.length;
        }
        double information = 0;
        for (int i = 0; i < bins; i++) {
            for (int j = 0; j < bins; j++) {
                if (joint[i][j] > 0) {
                    information += joint[i][j] * Math.log(joint[i][j] / (ofA[i] * ofB[j]));
                }
            }
        }
        return Math.max(0, information / Math.log(2));
    }
}
