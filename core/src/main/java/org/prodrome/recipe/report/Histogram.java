package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.prodrome.evaluate.Evaluation.FoldResult;

/**
 * How the model's scores are spread: the normal cases' upwards, the abnormal cases' downwards, each as shares of its
 * own class, so that a rare class is seen as well as a frequent one.
 *
 * @param picture null where there is no labelled case
 * @param beyond how many scores lie beyond the axis and are counted in its end bins
 */
record Histogram(@Nullable Content picture, int beyond) {
    private static final int BINS = 48;
    private static final int HALF = 96;
    private static final int TOP = 8;
    private static final int MIDDLE = TOP + HALF;
    private static final int BOTTOM = MIDDLE + HALF;

    /** How far the axis follows a tail, in widths of the bulk: further, and the bulk would fill a few bins only. */
    private static final double TAIL = 0.5;

    static Histogram of(List<FoldResult> folds, Labelled labelled) {
        if (labelled.size() == 0) {
            return new Histogram(null, 0);
        }
        double[] thresholds = folds.stream()
                .mapToDouble(FoldResult::threshold)
                .filter(Double::isFinite)
                .distinct()
                .toArray();
        Axis axis = axis(labelled.scores(), thresholds);
        double[] normal = new double[BINS];
        double[] abnormal = new double[BINS];
        int beyond = 0;
        for (int i = 0; i < labelled.size(); i++) {
            double score = labelled.scores()[i];
            beyond += score < axis.low() || score > axis.high() ? 1 : 0;
            int bin = Math.min(BINS - 1, (int) (axis.fraction(axis.clamp(score)) * BINS));
            (labelled.abnormal()[i] ? abnormal : normal)[bin]++;
        }
        toShares(normal, labelled.size() - labelled.abnormals());
        toShares(abnormal, labelled.abnormals());
        return new Histogram(draw(axis, normal, abnormal, thresholds), beyond);
    }

    /** From the lowest to the highest score and threshold, but without tails that would hide the rest. */
    private static Axis axis(double[] scores, double[] thresholds) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        double low = sorted[(int) (0.01 * last)];
        double high = sorted[(int) Math.ceil(0.99 * last)];
        double reach = (high - low) * TAIL;
        low = reach > 0 ? Math.max(sorted[0], low - reach) : sorted[0];
        high = reach > 0 ? Math.min(sorted[last], high + reach) : sorted[last];
        for (double threshold : thresholds) {
            low = Math.min(low, threshold);
            high = Math.max(high, threshold);
        }
        return Axis.spanning(low, high);
    }

    private static void toShares(double[] counts, int total) {
        for (int i = 0; i < counts.length && total > 0; i++) {
            counts[i] /= total;
        }
    }

    private static Svg draw(Axis axis, double[] normal, double[] abnormal, double[] thresholds) {
        double most = Math.max(
                Arrays.stream(normal).max().orElse(1),
                Arrays.stream(abnormal).max().orElse(1));
        Svg svg = Svg.wide(
                BOTTOM + 44,
                "strip",
                "Histogram of the model's scores: normal cases upwards, abnormal cases downwards, with the folds'"
                        + " thresholds.");
        for (Axis.Tick tick : new Axis(0, 100 * most).ticks(3)) {
            double height = tick.value() / (100 * most) * HALF;
            shareLine(svg, MIDDLE - height, tick.label());
            if (height > 0) {
                shareLine(svg, MIDDLE + height, tick.label());
            }
        }
        for (int bin = 0; bin < BINS; bin++) {
            double up = normal[bin] / most * HALF;
            double down = abnormal[bin] / most * HALF;
            bar(svg, bin, MIDDLE - up, up, "normal");
            bar(svg, bin, MIDDLE, down, "abnormal");
        }
        for (double threshold : thresholds) {
            String x = Svg.percent(axis.fraction(threshold));
            svg.add("line", "x1", x, "x2", x, "y1", 0, "y2", BOTTOM + 6, "class", "threshold");
        }
        svg.add("line", "x1", 0, "x2", "100%", "y1", MIDDLE, "y2", MIDDLE, "class", "axis");
        Strip.axis(svg, axis, BOTTOM + 8, "score");
        svg.text("share", "transform", Strip.turned(MIDDLE), "class", "label middle");
        return svg;
    }

    private static void shareLine(Svg svg, double y, String percent) {
        svg.add("line", "x1", 0, "x2", "100%", "y1", y, "y2", y, "class", "grid");
        svg.text(percent + " %", "x", -8, "y", y + 4, "class", "tick end");
    }

    private static void bar(Svg svg, int bin, double y, double height, String style) {
        if (height > 0) {
            String x = Svg.percent((bin + 0.06) / BINS);
            String width = Svg.percent(0.88 / BINS);
            svg.add("rect", "x", x, "width", width, "y", y, "height", Math.max(height, 1), "class", style);
        }
    }
}
