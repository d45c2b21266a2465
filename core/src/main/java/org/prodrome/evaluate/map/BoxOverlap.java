package org.prodrome.evaluate.map;

import java.util.Comparator;
import org.prodrome.data.Truth.Box;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/** Boxes against boxes. */
public final class BoxOverlap {
    private BoxOverlap() {}

    /** The area that both have in common over the area that either covers (Everingham et al. 2010), in [0, 1]. */
    public static double of(Box one, Box other) {
        double width = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
        double height = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
        double common = Math.max(0, width) * Math.max(0, height);
        return common / (area(one) + area(other) - common);
    }

    /**
     * The box around the largest connected piece of a picture's map, of equally large ones around the first (Zhou et
     * al. 2016).
     *
     * @param called [height, width] of depth 1
     * @param finding the word for it
     * @throws UndefinedMetricException if nothing is called
     */
    public static Box around(boolean[] called, Extent extent, String finding) throws UndefinedMetricException {
        int[] largest = Components.of(called, extent).stream()
                .max(Comparator.comparingInt(piece -> piece.length))
                .orElseThrow(() -> new UndefinedMetricException("box", "a sample that is called abnormal", "none"));
        int left = extent.width();
        int top = extent.height();
        int right = 0;
        int bottom = 0;
        for (int sample : largest) {
            left = Math.min(left, sample % extent.width());
            right = Math.max(right, sample % extent.width() + 1);
            top = Math.min(top, sample / extent.width());
            bottom = Math.max(bottom, sample / extent.width() + 1);
        }
        return new Box(left, top, right, bottom, finding);
    }

    private static double area(Box box) {
        return (box.right() - box.left()) * (box.bottom() - box.top());
    }
}
