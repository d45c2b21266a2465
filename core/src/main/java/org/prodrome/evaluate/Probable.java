package org.prodrome.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/** Labelled predictions that have a probability, in the arrays that the measures want. */
final class Probable {
    private final List<Prediction> predictions;
    /** [case] */
    private final double[] probabilities;
    /** [case] */
    private final boolean[] abnormal;
    /** [case] */
    private final int[] subjects;

    private final int subjectCount;

    Probable(List<Prediction> predictions) {
        this.predictions = predictions;
        probabilities = new double[predictions.size()];
        abnormal = new boolean[predictions.size()];
        subjects = new int[predictions.size()];
        Map<String, Integer> index = Subject.numbered(predictions.stream().map(Prediction::subject));
        for (int i = 0; i < probabilities.length; i++) {
            Prediction each = predictions.get(i);
            probabilities[i] = each.probability().orElseThrow();
            abnormal[i] = each.label() == Label.ABNORMAL;
            subjects[i] = index.getOrDefault(each.subject().id(), 0);
        }
        subjectCount = index.size();
    }

    int size() {
        return probabilities.length;
    }

    int subjectCount() {
        return subjectCount;
    }

    int abnormals() {
        int count = 0;
        for (boolean each : abnormal) {
            count += each ? 1 : 0;
        }
        return count;
    }

    double meanProbability() {
        return Arrays.stream(probabilities).average().orElseThrow();
    }

    Probable where(DoublePredicate wanted) {
        return new Probable(predictions.stream()
                .filter(each -> wanted.test(each.probability().orElseThrow()))
                .toList());
    }

    double value(CalibrationMeasure measure) throws UndefinedMetricException {
        return measure.formula().of(probabilities, abnormal);
    }

    SubjectBootstrap.Part<CalibrationMeasure> only(CalibrationMeasure measure) {
        return new SubjectBootstrap.Part<>() {
            @Override
            public int[] subjects() {
                return subjects;
            }

            @Override
            public Map<CalibrationMeasure, Double> figures(int[] times) {
                try {
                    return Map.of(measure, drawn(measure, times));
                } catch (UndefinedMetricException e) {
                    return Map.of();
                }
            }
        };
    }

    private double drawn(CalibrationMeasure measure, int[] times) throws UndefinedMetricException {
        int size = Arrays.stream(times).sum();
        double[] some = new double[size];
        boolean[] labels = new boolean[size];
        int to = 0;
        for (int i = 0; i < times.length; i++) {
            Arrays.fill(some, to, to + times[i], probabilities[i]);
            Arrays.fill(labels, to, to + times[i], abnormal[i]);
            to += times[i];
        }
        return measure.formula().of(some, labels);
    }
}
