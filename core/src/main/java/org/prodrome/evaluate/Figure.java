package org.prodrome.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.prodrome.evaluate.statistic.Interval;

/**
 * A metric's value with what it rests on.
 *
 * @param value mean of the folds' values; of a site, {@code pooled}
 * @param low lower end of the 95 % bootstrap interval over subjects; empty, as is the upper one, where there are fewer
 *     than {@value #FEWEST_SUBJECTS} of them: so few tell little of others, and an interval would look as if they did
 * @param high upper end
 * @param pooled the metric over all folds' predictions taken together, so that scores of differing models are ranked
 *     against one another
 * @param cases cases that the value rests on: labelled, for a decision's metrics decided, for sensitivity abnormal, for
 *     specificity normal
 * @param subjects how many subjects those are of
 */
public record Figure(
        double value, Optional<Double> low, Optional<Double> high, double pooled, int cases, int subjects) {
    /** Fewer have no interval. */
    public static final int FEWEST_SUBJECTS = 10;

    public Figure {
        if (low.isPresent() != high.isPresent()) {
            throw new IllegalArgumentException(
                    "figure: expected both ends of an interval or none, got " + low + " and " + high);
        }
    }

    public Figure(double value, double low, double high, double pooled, int cases, int subjects) {
        this(value, Optional.of(low), Optional.of(high), pooled, cases, subjects);
    }

    /** Of a value with the interval that was computed, which is left out where the subjects are too few for one. */
    static Figure of(double value, Optional<Interval> interval, double pooled, int cases, int subjects) {
        Optional<Interval> held = interval.filter(_ -> subjects >= FEWEST_SUBJECTS);
        return new Figure(value, held.map(Interval::low), held.map(Interval::high), pooled, cases, subjects);
    }

    /** The same with the predictions that the value rests on, of which a repeated protocol has several a case. */
    static Figure of(double value, Optional<Interval> interval, double pooled, List<Prediction> under) {
        return of(value, interval, pooled, under.size(), subjects(under).size());
    }

    /** Whose predictions they are, in the order of their names. */
    static List<String> subjects(List<Prediction> predictions) {
        return predictions.stream()
                .map(each -> each.subject().id())
                .distinct()
                .sorted()
                .toList();
    }

    /** With three decimals, and its interval: "0.903 (0.871 to 0.932)". */
    public String text() {
        return String.format(Locale.ROOT, "%.3f (%s)", value, interval());
    }

    /** "0.871 to 0.932", or why there is none. */
    public String interval() {
        return low.isPresent() && high.isPresent()
                ? String.format(Locale.ROOT, "%.3f to %.3f", low.get(), high.get())
                : "no interval: " + subjects + " subject" + (subjects == 1 ? "" : "s");
    }
}
