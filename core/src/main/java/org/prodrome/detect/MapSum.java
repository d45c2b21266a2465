package org.prodrome.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.graph.Array;
import org.prodrome.graph.GraphException;
import org.prodrome.model.Model;

/** Lays the maps of a case's windows over one another: where they overlap, their mean stands. */
final class MapSum {
    private final double hop;
    private final boolean slices;
    private final int length;
    private long[] window = {};
    private float[] sum = {};
    private int[] count = {};

    /**
     * Begins with nothing.
     *
     * @param length of the field that the windows are cut from, or of a window if that is longer
     * @param hop steps of the field from one value of the map to the next
     * @param slices whether a window's map is one place of the case's
     */
    MapSum(int length, double hop, boolean slices) {
        this.length = (int) Math.ceil(length / hop);
        this.hop = hop;
        this.slices = slices;
    }

    /**
     * Adds maps.
     *
     * @param maps [window, ...]
     * @param starts of the windows, in steps of the field
     */
    void add(Array maps, int[] starts) {
        long[] shape = Arrays.copyOfRange(maps.shape(), 1, maps.shape().length);
        if (count.length == 0) {
            window = shape;
            count = new int[length];
            sum = new float[Math.multiplyExact(length, inner())];
        } else if (!Arrays.equals(window, shape)) {
            throw new GraphException("output " + Model.MAP + ": expected the shape " + Arrays.toString(window)
                    + " for each window, got " + Arrays.toString(shape));
        }
        float[] values = maps.floats();
        int inner = inner();
        int places = slices ? 1 : (int) window[0];
        for (int i = 0; i < starts.length; i++) {
            int first = (int) Math.round(starts[i] / hop);
            for (int place = 0; place < places && first + place < length; place++) {
                int from = (i * places + place) * inner;
                int to = (first + place) * inner;
                for (int j = 0; j < inner; j++) {
                    sum[to + j] += values[from + j];
                }
                count[first + place]++;
            }
        }
    }

    private int inner() {
        return (int) Arrays.stream(window).skip(slices ? 0 : 1).reduce(1, (a, b) -> a * b);
    }

    /** What no window covers, at the very end, takes the values before it. */
    AnomalyMap mean() {
        int inner = inner();
        float[] mean = new float[sum.length];
        for (int place = 0; place < length; place++) {
            for (int j = place * inner; j < (place + 1) * inner; j++) {
                mean[j] = count[place] > 0 ? sum[j] / count[place] : place > 0 ? mean[j - inner] : 0;
            }
        }
        List<Integer> lengths = new ArrayList<>();
        if (!slices || length > 1) {
            lengths.add(length);
        }
        Arrays.stream(window).skip(slices ? 0 : 1).forEach(each -> lengths.add((int) each));
        return new AnomalyMap(mean, lengths, hop);
    }
}
