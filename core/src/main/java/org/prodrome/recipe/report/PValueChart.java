package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.Arrays;
import java.util.List;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;

/**
 * Share of the normal and of the abnormal cases whose p-value is at most so high: of the normal ones as many, at most.
 */
final class PValueChart {
    private PValueChart() {}

    static Content of(List<Prediction> predictions) {
        RateChart chart = new RateChart(
                        "Share of the normal and of the abnormal cases with a p-value of at most so much.",
                        "p-value at most",
                        "share of the class")
                .reference(0, 0, 1, 1);
        draw(chart, values(predictions, Label.ABNORMAL), "abnormal");
        draw(chart, values(predictions, Label.NORMAL), "normal");
        return chart.svg();
    }

    private static double[] values(List<Prediction> predictions, Label label) {
        return predictions.stream()
                .filter(each -> each.label() == label)
                .flatMap(each -> each.calibrated().stream())
                .mapToDouble(each -> each.value())
                .sorted()
                .toArray();
    }

    /** Flat up to a value, then up. */
    private static void draw(RateChart chart, double[] sorted, String series) {
        if (sorted.length == 0) {
            return;
        }
        double[] xs = new double[2 * sorted.length + 2];
        double[] ys = new double[xs.length];
        for (int i = 0; i < sorted.length; i++) {
            Arrays.fill(xs, 2 * i + 1, 2 * i + 3, sorted[i]);
            Arrays.fill(ys, 2 * i + 2, Math.min(2 * i + 4, ys.length), (i + 1.0) / sorted.length);
        }
        xs[xs.length - 1] = 1;
        ys[ys.length - 1] = 1;
        chart.line(xs, ys, series);
    }
}
