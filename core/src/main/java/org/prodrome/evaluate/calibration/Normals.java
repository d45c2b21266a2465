package org.prodrome.evaluate.calibration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The scores of the normal cases. */
final class Normals {
    private Normals() {}

    static List<Double> of(double[] scores, boolean[] abnormal) {
        List<Double> normals = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            if (!abnormal[i]) {
                normals.add(scores[i]);
            }
        }
        Collections.sort(normals);
        return normals;
    }

    /** @throws IllegalArgumentException unless they are finite and rise, which a file may get wrong */
    static void check(List<Double> sorted) {
        for (int i = 0; i < sorted.size(); i++) {
            if (!Double.isFinite(sorted.get(i)) || (i > 0 && sorted.get(i) < sorted.get(i - 1))) {
                throw new IllegalArgumentException("calibration: expected finite normal scores, the lowest first, got "
                        + sorted.get(i) + " at index " + i);
            }
        }
    }

    /** How many score at least so high. */
    static int atLeast(List<Double> sorted, double score) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted.get(middle) < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return sorted.size() - low;
    }
}
