package org.prodrome.recipe.report;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Prediction;
import org.prodrome.evaluate.metric.DecisionCurve;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Net benefit against the risk from which somebody would act.
 *
 * @param useful the thresholds at which the model is worth more than treating everybody and than treating nobody
 */
record DecisionChart(Content picture, String useful) {
    private static final int POINTS = 99;

    /** How far beneath zero the picture goes, in prevalences. */
    private static final double BENEATH = 0.25;

    private static final double ABOVE = 1.08;

    static @Nullable DecisionChart of(List<Prediction> predictions) {
        List<Prediction> known = predictions.stream()
                .filter(each ->
                        each.label() != Label.UNKNOWN && each.probability().isPresent())
                .toList();
        double[] probabilities = known.stream()
                .mapToDouble(each -> each.probability().orElseThrow())
                .toArray();
        Labelled labelled = Labelled.of(known);
        if (labelled.abnormals() == 0) {
            return null;
        }
        double[] thresholds = IntStream.rangeClosed(1, POINTS)
                .mapToDouble(i -> i / (POINTS + 1.0))
                .toArray();
        try {
            DecisionCurve curve = DecisionCurve.of(probabilities, labelled.abnormal(), thresholds);
            String useful = useful(curve);
            return new DecisionChart(draw(curve, labelled.prevalence(), useful), useful);
        } catch (UndefinedMetricException e) {
            return null;
        }
    }

    private static Content draw(DecisionCurve curve, double prevalence, String useful) {
        Axis up = new Axis(-BENEATH * prevalence, ABOVE * prevalence);
        RateChart chart = new RateChart(
                        "Decision curve: net benefit of the model, of treating everybody and of treating nobody. "
                                + useful,
                        "risk from which one would act",
                        Axis.UNIT,
                        "net benefit",
                        up,
                        up)
                .reference(0, 0, 1, 0);
        line(chart, curve.threshold(), curve.everybody(), up, "baseline");
        line(chart, curve.threshold(), curve.model(), up, "model");
        return chart.svg();
    }

    /** As far as it stays in the picture. */
    private static void line(RateChart chart, double[] xs, double[] ys, Axis up, String series) {
        int inside = 0;
        while (inside < ys.length && ys[inside] >= up.low()) {
            inside++;
        }
        if (inside > 0) {
            chart.line(Arrays.copyOf(xs, inside), Arrays.copyOf(ys, inside), series);
        }
    }

    private static String useful(DecisionCurve curve) {
        List<String> ranges = new ArrayList<>();
        int start = -1;
        for (int i = 0; i <= curve.threshold().length; i++) {
            boolean better = i < curve.threshold().length && curve.model()[i] > Math.max(0, curve.everybody()[i]);
            if (better && start < 0) {
                start = i;
            } else if (!better && start >= 0) {
                String from = percent(curve.threshold()[start]);
                ranges.add(i - 1 == start ? from : from + " to " + percent(curve.threshold()[i - 1]));
                start = -1;
            }
        }
        return ranges.isEmpty()
                ? "At no risk from 1 % to 99 % is the model worth more than both."
                : "The model is worth more than both at a risk of " + String.join(", ", ranges) + ".";
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + " %";
    }
}
