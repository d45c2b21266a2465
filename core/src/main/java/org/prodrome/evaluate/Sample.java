package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.metric.Ranking;
import org.prodrome.evaluate.metric.Tally;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.metric.WeightedConfusion;

/** Labelled predictions in the arrays that the metrics want. */
final class Sample implements Judged {
    private static final int ABSTAINED = 4;

    private final List<Prediction> predictions;
    /** [case] */
    private final int[] subjects;
    /** [case]: {@link #ABSTAINED}, or twice the decision plus the label, where abnormal is 1. */
    private final int[] cells;

    private final Ranking ranking;

    /** @param predictions those of unknown label are left out */
    Sample(List<Prediction> predictions) {
        this.predictions = predictions.stream()
                .filter(each -> each.label() != Label.UNKNOWN)
                // A draw then passes over the cases in the order of their ranks, which memory likes.
                .sorted(Comparator.comparingDouble(Prediction::score).reversed())
                .toList();
        int size = this.predictions.size();
        this.subjects = new int[size];
        this.cells = new int[size];
        boolean[] abnormal = new boolean[size];
        double[] scores = new double[size];
        Map<String, Integer> index = Subject.numbered(this.predictions.stream().map(Prediction::subject));
        for (int i = 0; i < size; i++) {
            Prediction each = this.predictions.get(i);
            subjects[i] = index.getOrDefault(each.subject().id(), 0);
            abnormal[i] = each.label() == Label.ABNORMAL;
            scores[i] = each.score();
            int label = abnormal[i] ? 1 : 0;
            cells[i] = each.decision().map(called -> (called ? 2 : 0) + label).orElse(ABSTAINED);
        }
        this.ranking = Ranking.of(scores, abnormal);
    }

    @Override
    public int[] subjects() {
        return subjects;
    }

    List<Prediction> predictions() {
        return predictions;
    }

    int abnormal() {
        return ranking.tally().allAbnormal();
    }

    int normal() {
        return ranking.tally().allNormal();
    }

    /** Whether drawing subjects anew can give another sample of both classes. */
    boolean stands() {
        return abnormal() > 0 && normal() > 0 && Arrays.stream(subjects).anyMatch(each -> each > 0);
    }

    @Override
    public List<Prediction> under(Metric metric) {
        return predictions.stream()
                .filter(each -> metric.formula() instanceof Formula.OfRanking
                        || (each.decision().isPresent()
                                && (metric != Metric.SENSITIVITY || each.label() == Label.ABNORMAL)
                                && (metric != Metric.SPECIFICITY || each.label() == Label.NORMAL)))
                .toList();
    }

    private Confusion confusion(int[] times) {
        int[] count = new int[ABSTAINED + 1];
        for (int i = 0; i < times.length; i++) {
            count[cells[i]] += times[i];
        }
        return new Confusion(count[3], count[2], count[0], count[1]);
    }

    @Override
    public Map<Metric, Double> figures(Set<Metric> wanted, int[] times) {
        boolean ranked = wanted.stream().anyMatch(metric -> metric.formula() instanceof Formula.OfRanking);
        Tally tally = ranked ? ranking.tally(times) : new Tally(new int[0], new int[0]);
        WeightedConfusion confusion = confusion(times).weighted();
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        for (Metric metric : wanted) {
            try {
                figures.put(
                        metric,
                        switch (metric.formula()) {
                            case Formula.OfRanking formula -> formula.of(tally);
                            case Formula.OfCalls formula -> formula.of(confusion);
                        });
            } catch (UndefinedMetricException e) {
                figures.remove(metric);
            }
        }
        return figures;
    }
}
