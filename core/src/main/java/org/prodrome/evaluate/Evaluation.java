package org.prodrome.evaluate;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.prodrome.data.Seed;

/**
 * A run's predictions, judged.
 *
 * @param metrics over all folds; a metric that no fold defines is absent
 * @param sites the same figures for each site's cases alone, in the order of the sites' names; an undefined one is
 *     absent
 * @param remarks a sentence for all that was left out of a figure, and why
 * @param classes how well several classes were told apart, by a detector that does
 */
public record Evaluation(
        Map<Metric, Figure> metrics,
        Map<String, Map<Metric, Figure>> sites,
        List<FoldResult> folds,
        List<String> remarks,
        Optional<ClassEvaluation> classes) {

    /** Draws of the bootstrap where nobody asks for another number. */
    public static final int DRAWS = 1000;

    /**
     * One fold's test part.
     *
     * @param name such as "fold 1" or "training-a left out"
     * @param normal labelled normal cases
     * @param abnormal labelled abnormal cases
     * @param threshold the operating point's
     * @param metrics an undefined one is absent
     */
    public record FoldResult(
            int fold, String name, int normal, int abnormal, double threshold, Map<Metric, Double> metrics) {
        public FoldResult {
            metrics = ordered(metrics);
        }
    }

    public Evaluation {
        metrics = ordered(metrics);
        Map<String, Map<Metric, Figure>> copy = new LinkedHashMap<>();
        sites.forEach((site, figures) -> copy.put(site, ordered(figures)));
        sites = Collections.unmodifiableMap(copy);
        folds = List.copyOf(folds);
        remarks = List.copyOf(remarks);
    }

    /** Of normal and abnormal alone. */
    public Evaluation(
            Map<Metric, Figure> metrics,
            Map<String, Map<Metric, Figure>> sites,
            List<FoldResult> folds,
            List<String> remarks) {
        this(metrics, sites, folds, remarks, Optional.empty());
    }

    /**
     * Judges predictions with {@value #DRAWS} bootstrap draws.
     *
     * @see #of(List, List, int, Seed)
     */
    public static Evaluation of(List<Prediction> predictions, List<Fold> folds, Seed seed) {
        return of(predictions, folds, DRAWS, seed);
    }

    /**
     * Judges predictions. Cases of unknown label are left out. Sensitivity, specificity and their mean rest on the
     * predictions' own decisions, and leave abstentions out; both are counted in the remarks.
     *
     * <p>A metric's value is the mean of its values in the folds that define it; the others are named in the remarks.
     * Its interval comes from resampling subjects within each fold. Where no fold holds both classes and two subjects,
     * as in leave-one-subject-out, that mean says nothing, and every figure is of all folds taken together; a remark
     * says so.
     *
     * <p>Where the cases were parted several times ({@link Fold#repeat}), a value is the mean over the times as well,
     * and its interval comes from resampling the subjects of all times alike: they are the same.
     *
     * <p>A site's value is of all its cases over all folds taken together, for a fold may hold one class of a site.
     * Such figures, like {@link Figure#pooled}, rank scores of differing folds' models against one another. In
     * leave-one-site-out a site is a fold, and its figures rest on one model.
     *
     * @param predictions in any order, which decides nothing
     * @param folds one for each {@link Prediction#fold}, in order
     * @param draws of the bootstrap, at least 40
     * @param seed of the bootstrap
     * @throws IllegalArgumentException if a case comes twice in one time, if a fold is not in the list, or if a subject
     *     was tested in two folds of one time
     */
    public static Evaluation of(List<Prediction> predictions, List<Fold> folds, int draws, Seed seed) {
        return new Evaluator(predictions, folds, draws, seed).evaluate();
    }

    /** The same with further remarks. */
    public Evaluation noting(List<String> further) {
        return new Evaluation(
                metrics,
                sites,
                folds,
                Stream.concat(remarks.stream(), further.stream()).toList(),
                classes);
    }

    private static <V> Map<Metric, V> ordered(Map<Metric, V> metrics) {
        Map<Metric, V> copy = new EnumMap<>(Metric.class);
        copy.putAll(metrics);
        return Collections.unmodifiableMap(copy);
    }
}
