package org.prodrome.runtime;

import org.bytedeco.pytorch.Tensor;

/**
 * Where a region is looked at along one axis of a feature map: bins of evenly spaced points, each between two elements.
 *
 * @param bins how many
 * @param perBin points a bin
 * @param low the element before each point
 * @param high the element after each point
 * @param share of the element after; the one before has the rest, and a point off the map has none of either
 * @param on whether each point is on the map
 */
record RoiPoints(int bins, int perBin, int[] low, int[] high, double[] share, boolean[] on) {
    private static final long MOST = 1 << 24;

    /**
     * @param start of the region, in elements of the map
     * @param extent of the region, in elements
     * @param length of the map
     * @param sampling points a bin, 0 for about one an element
     * @param single whether to reckon in 32 bits as others do, for the number of points hangs on the last of them
     */
    static RoiPoints of(Node node, double start, double extent, long length, int bins, int sampling, boolean single) {
        double bin = round(extent / bins, single);
        double wanted = sampling > 0 ? sampling : Math.max(0, Math.ceil(bin));
        if (!(wanted * bins <= MOST)) {
            throw node.failure("expected a region of at most " + MOST + " points along an axis, got " + wanted * bins);
        }
        int perBin = (int) wanted;
        int count = bins * perBin;
        RoiPoints points =
                new RoiPoints(bins, perBin, new int[count], new int[count], new double[count], new boolean[count]);
        for (int i = 0; i < count; i++) {
            int whole = i / perBin;
            double inBin = round(round((i % perBin + 0.5) * bin, single) / perBin, single);
            double at = round(round(start + round(whole * bin, single), single) + inBin, single);
            points.set(i, at, length, single);
        }
        return points;
    }

    /** @throws IllegalArgumentException if these are more numbers than Java is to make for one region */
    static int few(long numbers) {
        if (numbers > MOST) {
            throw new IllegalArgumentException("expected a region of at most " + MOST + " weights, got " + numbers);
        }
        return (int) numbers;
    }

    static double round(double value, boolean single) {
        return single ? (float) value : value;
    }

    private void set(int point, double at, long length, boolean single) {
        if (!(at >= -1 && at <= length)) {
            return;
        }
        double inside = Math.max(at, 0);
        int before = (int) Math.min((long) inside, length - 1);
        on[point] = true;
        low[point] = before;
        high[point] = (int) Math.min(before + 1, length - 1);
        share[point] = before == length - 1 ? 0 : round(inside - before, single);
    }

    double shareLow(int point) {
        return on[point] ? 1 - share[point] : 0;
    }

    double shareHigh(int point) {
        return on[point] ? share[point] : 0;
    }

    /** [bin, element]: how much each element counts in a bin's average. */
    Tensor average(Tensor like, long length) {
        double[] weights = new double[few(bins * length)];
        for (int point = 0; point < low.length; point++) {
            int row = Math.toIntExact(point / perBin * length);
            weights[row + low[point]] += shareLow(point) / perBin;
            weights[row + high[point]] += shareHigh(point) / perBin;
        }
        return Tensors.like(like, weights, bins, length);
    }
}
