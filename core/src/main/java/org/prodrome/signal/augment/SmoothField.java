package org.prodrome.signal.augment;

import java.util.List;
import java.util.SplittableRandom;

/** Normally distributed values at the corners of a coarse grid over a window, linear between them. */
final class SmoothField {
    private final int cells;
    private final int[] lengths;
    /** [corner], the last axis running fastest. */
    private final double[] corners;

    SmoothField(List<Integer> lengths, int cells, double deviation, SplittableRandom random) {
        this.cells = cells;
        this.lengths = lengths.stream().mapToInt(length -> length).toArray();
        this.corners = new double[(int) Math.pow(cells + 1, lengths.size())];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = deviation * random.nextGaussian();
        }
    }

    double at(int[] place) {
        double sum = 0;
        for (int corner = 0; corner < 1 << place.length; corner++) {
            int at = 0;
            double weight = 1;
            for (int axis = 0; axis < place.length; axis++) {
                double along = (double) place[axis] / Math.max(1, lengths[axis] - 1) * cells;
                int below = Math.min(cells - 1, (int) along);
                boolean above = (corner >> axis & 1) == 1;
                at = at * (cells + 1) + below + (above ? 1 : 0);
                weight *= above ? along - below : 1 - (along - below);
            }
            sum += weight * corners[at];
        }
        return sum;
    }
}
