package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.prodrome.data.Seed;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.metric.ProbabilityBins;
import org.prodrome.evaluate.metric.UndefinedMetricException;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;
import org.prodrome.evaluate.statistic.WilsonInterval;

/**
 * Whether probabilities hold: of the cases that were given 30 %, 30 % should be abnormal.
 *
 * @param bins of equal width, those without a case left out
 * @param figures with 95 % bootstrap intervals over subjects; an undefined one is absent
 * @param remarks why a figure is absent
 */
public record Reliability(
        int cases,
        int abnormal,
        int subjects,
        List<Bin> bins,
        Map<CalibrationMeasure, Figure> figures,
        List<String> remarks) {
    /** Of the diagram and of both errors. */
    static final int BINS = 10;

    /**
     * Cases of like probability.
     *
     * @param probability their mean
     * @param share of them that is abnormal
     * @param interval of the share, Wilson's, for as many trials as there are subjects: cases of one subject tell less
     *     than as many of several; empty below {@value Figure#FEWEST_SUBJECTS} subjects
     */
    public record Bin(double probability, double share, Optional<Interval> interval, int cases, int subjects) {}

    public Reliability {
        bins = List.copyOf(bins);
        figures = Map.copyOf(figures);
        remarks = List.copyOf(remarks);
    }

    /**
     * Judges predictions that have a probability; others, and unlabelled ones, are left out.
     *
     * @param predictions each case once
     * @param seed of the bootstrap
     * @return empty if there is none
     */
    public static Optional<Reliability> of(List<Prediction> predictions, Seed seed) {
        Probable probable = new Probable(predictions.stream()
                .filter(each ->
                        each.label() != Label.UNKNOWN && each.probability().isPresent())
                .toList());
        return probable.size() == 0 ? Optional.empty() : Optional.of(of(probable, seed));
    }

    private static Reliability of(Probable probable, Seed seed) {
        Map<CalibrationMeasure, Figure> figures = new EnumMap<>(CalibrationMeasure.class);
        List<String> remarks = new ArrayList<>();
        int subjects = probable.subjectCount();
        for (CalibrationMeasure measure : CalibrationMeasure.values()) {
            try {
                double value = probable.value(measure);
                Optional<Interval> interval = subjects < Figure.FEWEST_SUBJECTS
                        ? Optional.empty()
                        : Optional.ofNullable(SubjectBootstrap.intervals(
                                        List.of(probable.only(measure)), Evaluation.DRAWS, seed.split(measure.key()))
                                .get(measure));
                figures.put(measure, Figure.of(value, interval, value, probable.size(), subjects));
            } catch (UndefinedMetricException e) {
                remarks.add(e.getMessage());
            }
        }
        return new Reliability(probable.size(), probable.abnormals(), subjects, bins(probable), figures, remarks);
    }

    private static List<Bin> bins(Probable probable) {
        ProbabilityBins bins = ProbabilityBins.equalWidth(BINS);
        return IntStream.range(0, BINS)
                .mapToObj(bin -> probable.where(probability -> bins.of(probability) == bin))
                .filter(inside -> inside.size() > 0)
                .map(Reliability::bin)
                .toList();
    }

    private static Bin bin(Probable inside) {
        double share = (double) inside.abnormals() / inside.size();
        int subjects = inside.subjectCount();
        return new Bin(
                inside.meanProbability(),
                share,
                subjects < Figure.FEWEST_SUBJECTS
                        ? Optional.empty()
                        : Optional.of(WilsonInterval.about(share, subjects)),
                inside.size(),
                subjects);
    }
}
