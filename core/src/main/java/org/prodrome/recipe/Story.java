package org.prodrome.recipe;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Signal;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.Evaluation;
import org.prodrome.evaluate.Prediction;
import org.prodrome.recipe.report.ReportContent;
import org.prodrome.recipe.report.ReportContent.Mistake;

/** Gathers what the page of a run tells. */
record Story(Recipe recipe, Profile profile, String protocol, Dataset dataset) {
    private static final int MISTAKES = 8;
    private static final String BASELINE = "logistic regression on the mean and deviation of each of 32 log-mel bands";

    ReportContent content(
            Evaluation model,
            List<FoldRun.Tested> tested,
            Evaluation baseline,
            List<Prediction> baselinePredictions,
            Map<String, Prepared> prepared,
            MelStatistics mel,
            Map<String, String> provenance)
            throws IOException, FormatException {
        List<FoldRun.Tested> worst = worst(tested);
        List<Mistake> mistakes = new ArrayList<>();
        for (FoldRun.Tested one : worst) {
            mistakes.add(mistake(
                    one, Objects.requireNonNull(prepared.get(one.prediction().id())), mel));
        }
        return new ReportContent(
                recipe.name(),
                recipe.title(),
                recipe.summary(),
                recipe.citation(),
                recipe.deviations(),
                dataset.name() + " (" + dataset.origin() + "; licence: " + dataset.licence() + ")",
                protocol,
                judgedBy(dataset),
                profile.key(),
                recipe.score().operatingPoint(),
                model,
                tested.stream().map(FoldRun.Tested::prediction).toList(),
                baseline,
                baselinePredictions,
                BASELINE,
                recipe.published(),
                mistakes,
                provenance);
    }

    /** What a fold, an interval and a count go by. */
    static String judgedBy(Dataset dataset) {
        return dataset.cases().stream().allMatch(one -> one.subject().known()) ? "subject" : "record";
    }

    /** Wrongly called, farthest from the threshold first, in units of their fold's spread of scores. */
    private static List<FoldRun.Tested> worst(List<FoldRun.Tested> tested) {
        return tested.stream()
                .filter(one -> wrong(one.prediction()))
                .sorted(Comparator.comparingDouble((FoldRun.Tested one) ->
                                Math.abs(one.prediction().score() - one.threshold()) / spread(one, tested))
                        .reversed()
                        .thenComparing(one -> one.prediction().id()))
                .limit(MISTAKES)
                .toList();
    }

    private static boolean wrong(Prediction p) {
        return p.label() != Label.UNKNOWN
                && p.decision().isPresent()
                && p.decision().get() != (p.label() == Label.ABNORMAL);
    }

    private static double spread(FoldRun.Tested one, List<FoldRun.Tested> tested) {
        var scores = tested.stream()
                .map(FoldRun.Tested::prediction)
                .filter(p -> p.fold() == one.prediction().fold())
                .mapToDouble(Prediction::score)
                .summaryStatistics();
        return Math.max(1e-12, scores.getMax() - scores.getMin());
    }

    private Mistake mistake(FoldRun.Tested tested, Prepared prepared, MelStatistics mel) {
        double rate = recipe.preparation().rate();
        Case of = prepared.of();
        return new Mistake(
                tested.prediction(),
                tested.threshold(),
                new Signal(new float[][] {prepared.samples()}, rate, List.of(new Signal.Channel("PCG", "1"))),
                decibels(mel.bands(prepared.samples())),
                MelStatistics.LOWEST,
                rate / 2,
                mel.frameHop(),
                tested.map(),
                recipe.model().mapHop(rate).orElse(mel.frameHop()),
                of.truth());
    }

    private static float[][] decibels(float[][] naturalLogarithms) {
        float[][] decibels = new float[naturalLogarithms.length][];
        for (int band = 0; band < decibels.length; band++) {
            decibels[band] = new float[naturalLogarithms[band].length];
            for (int frame = 0; frame < decibels[band].length; frame++) {
                decibels[band][frame] = (float) (naturalLogarithms[band][frame] * 10 / Math.log(10));
            }
        }
        return decibels;
    }
}
