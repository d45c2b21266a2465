package org.prodrome.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.stat.correlation.SpearmansCorrelation;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.evaluate.statistic.Interval;
import org.prodrome.evaluate.statistic.SubjectBootstrap;

/**
 * How well a detector tells severities, over the abnormal cases that were tested and whose severity is known, all folds
 * together.
 *
 * @param cases how many
 * @param values of those figures that are defined
 * @param intervals 95 % by the bootstrap over subjects; none where there are fewer than {@value Figure#FEWEST_SUBJECTS}
 *     of them
 */
public record SeverityFigures(int cases, Map<Kind, Double> values, Map<Kind, Interval> intervals) {
    /** What is figured. */
    public enum Kind {
        /** In the source's own measure. */
        MEAN_ABSOLUTE_ERROR,
        /** What the mean absolute error would be if of each case these cases' mean were said. */
        ERROR_OF_THEIR_MEAN,
        /** Spearman's; undefined where all are alike. */
        RANK_CORRELATION;

        /** As JSON has it. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What was said of a case's severity, and what it is. */
    public record Estimate(Subject subject, double said, double known) {
        public Estimate {
            if (!Double.isFinite(said) || !Double.isFinite(known)) {
                throw new IllegalArgumentException("severity: expected finite numbers, got " + said + " for " + known);
            }
        }
    }

    public SeverityFigures {
        values = Map.copyOf(values);
        intervals = Map.copyOf(intervals);
    }

    /** Empty where there are no such cases. */
    public static Optional<SeverityFigures> of(List<Estimate> estimates, Seed seed) {
        if (estimates.isEmpty()) {
            return Optional.empty();
        }
        Part part = new Part(
                estimates,
                SubjectFigures.numbered(
                        estimates.stream().map(Estimate::subject).toList()));
        SubjectFigures<Kind> figures = SubjectFigures.of(part, seed);
        return Optional.of(new SeverityFigures(estimates.size(), figures.values(), figures.intervals()));
    }

    /** For a report's remarks. */
    public String sentence() {
        String error = String.format(
                Locale.ROOT,
                "Severity of %d abnormal cases: mean absolute error %s, %.3g if their mean were said of each",
                cases,
                text(Kind.MEAN_ABSOLUTE_ERROR),
                values.get(Kind.ERROR_OF_THEIR_MEAN));
        return values.containsKey(Kind.RANK_CORRELATION)
                ? error + "; rank correlation " + text(Kind.RANK_CORRELATION) + "."
                : error + ".";
    }

    private String text(Kind kind) {
        String value = String.format(Locale.ROOT, "%.3g", values.get(kind));
        Interval interval = intervals.get(kind);
        return interval == null
                ? value
                : value + String.format(Locale.ROOT, " (%.3g to %.3g)", interval.low(), interval.high());
    }

    private record Part(List<Estimate> estimates, int[] subjects) implements SubjectBootstrap.Part<Kind> {
        @Override
        public Map<Kind, Double> figures(int[] times) {
            List<Estimate> drawn = new ArrayList<>();
            for (int i = 0; i < times.length; i++) {
                for (int again = 0; again < times[i]; again++) {
                    drawn.add(estimates.get(i));
                }
            }
            double[] said = drawn.stream().mapToDouble(Estimate::said).toArray();
            double[] known = drawn.stream().mapToDouble(Estimate::known).toArray();
            double mean = Arrays.stream(known).average().orElseThrow();
            Map<Kind, Double> figures = new EnumMap<>(Kind.class);
            figures.put(
                    Kind.MEAN_ABSOLUTE_ERROR,
                    drawn.stream()
                            .mapToDouble(each -> Math.abs(each.said() - each.known()))
                            .average()
                            .orElseThrow());
            figures.put(
                    Kind.ERROR_OF_THEIR_MEAN,
                    Arrays.stream(known)
                            .map(each -> Math.abs(each - mean))
                            .average()
                            .orElseThrow());
            if (varies(said) && varies(known)) {
                figures.put(Kind.RANK_CORRELATION, new SpearmansCorrelation().correlation(said, known));
            }
            return figures;
        }

        private static boolean varies(double[] values) {
            return Arrays.stream(values).distinct().count() > 1;
        }
    }
}
