package org.prodrome.evaluate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.prodrome.data.Truth.Label;

/**
 * How one subject's cases were judged.
 *
 * @param subject its pseudonym
 * @param normal labelled normal cases
 * @param abnormal labelled abnormal cases
 * @param wrong cases that were called wrongly
 * @param abstained labelled cases that the detector abstained on
 * @param margin how far the cases' scores lie on the right side of their fold's threshold, in standard deviations of
 *     the fold's scores, on the average; below 0 on the wrong side
 */
public record SubjectResult(
        String subject, List<String> sites, int normal, int abnormal, int wrong, int abstained, double margin) {

    public SubjectResult {
        sites = List.copyOf(sites);
    }

    /**
     * Of every subject with a labelled case, worst first.
     *
     * @param predictions each case once
     * @param folds one for each {@link Prediction#fold}
     */
    public static List<SubjectResult> of(List<Prediction> predictions, List<Fold> folds) {
        Map<Integer, Double> spread = predictions.stream()
                .collect(Collectors.groupingBy(
                        Prediction::fold, Collectors.collectingAndThen(Collectors.toList(), SubjectResult::deviation)));
        Map<String, List<Prediction>> bySubject = new TreeMap<>(predictions.stream()
                .filter(each -> each.label() != Label.UNKNOWN)
                .collect(Collectors.groupingBy(each -> each.subject().id())));
        return bySubject.entrySet().stream()
                .map(each -> of(each.getKey(), each.getValue(), folds, spread))
                .sorted(Comparator.comparingDouble(SubjectResult::margin))
                .toList();
    }

    private static SubjectResult of(
            String subject, List<Prediction> cases, List<Fold> folds, Map<Integer, Double> spread) {
        int abnormal = (int)
                cases.stream().filter(each -> each.label() == Label.ABNORMAL).count();
        double margin = cases.stream()
                .mapToDouble(each -> (each.score() - folds.get(each.fold()).threshold())
                        / spread.getOrDefault(each.fold(), 1.0)
                        * (each.label() == Label.ABNORMAL ? 1 : -1))
                .average()
                .orElseThrow();
        return new SubjectResult(
                subject,
                cases.stream().map(Prediction::site).distinct().sorted().toList(),
                cases.size() - abnormal,
                abnormal,
                (int) cases.stream().filter(Prediction::wrong).count(),
                (int) cases.stream().filter(each -> each.decision().isEmpty()).count(),
                margin);
    }

    /** 1 where all scores are equal. */
    private static double deviation(List<Prediction> predictions) {
        double mean =
                predictions.stream().mapToDouble(Prediction::score).average().orElse(0);
        double square = predictions.stream()
                .mapToDouble(each -> (each.score() - mean) * (each.score() - mean))
                .average()
                .orElse(0);
        return square > 0 ? Math.sqrt(square) : 1;
    }
}
