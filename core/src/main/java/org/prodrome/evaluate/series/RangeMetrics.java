package org.prodrome.evaluate.series;

import java.util.List;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Precision and recall for ranges (Tatbul et al. 2018, equations 1 to 7): an anomaly is a run of samples, and is found
 * by being touched, by how much of it and which part of it is covered, and by being found in one piece.
 *
 * @param alpha how much touching counts beside covering, in [0, 1]; the paper's precision knows none, which is 0
 * @param pieces what a range is worth that is covered in several pieces
 * @param bias which part of a range counts
 */
public record RangeMetrics(double alpha, Pieces pieces, Bias bias) {

    /** The paper's gamma, the cardinality factor. */
    public enum Pieces {
        /** As much as in one. */
        ANY,
        /** One over their number. */
        RECIPROCAL
    }

    /** The paper's delta, the positional bias. */
    public enum Bias {
        FLAT,
        FRONT,
        MIDDLE,
        BACK
    }

    public RangeMetrics {
        if (!(alpha >= 0 && alpha <= 1)) {
            throw new IllegalArgumentException("range metrics: expected an alpha in [0, 1], got " + alpha);
        }
    }

    /**
     * How well the true ranges are covered, in [0, 1].
     *
     * @param truth [sample]
     * @param called [sample]
     * @throws UndefinedMetricException if nothing is abnormal
     */
    public double recall(boolean[] truth, boolean[] called) throws UndefinedMetricException {
        return mean("range recall", truth, called, "an abnormal range");
    }

    /**
     * How well the called ranges are true, in [0, 1].
     *
     * @param truth [sample]
     * @param called [sample]
     * @throws UndefinedMetricException if nothing is called abnormal
     */
    public double precision(boolean[] truth, boolean[] called) throws UndefinedMetricException {
        return mean("range precision", called, truth, "a range called abnormal");
    }

    private double mean(String metric, boolean[] of, boolean[] by, String needed) throws UndefinedMetricException {
        if (of.length != by.length) {
            throw new IllegalArgumentException(
                    "series: expected as many calls as samples, got " + of.length + " and " + by.length);
        }
        List<Span> ranges = Span.of(of);
        if (ranges.isEmpty()) {
            throw new UndefinedMetricException(metric, needed, "none in " + of.length + " samples");
        }
        double sum = 0;
        for (Span range : ranges) {
            sum += reward(range, by);
        }
        return sum / ranges.size();
    }

    private double reward(Span range, boolean[] by) {
        int start = (int) range.start();
        int length = (int) range.length();
        double covered = 0;
        double all = 0;
        int count = 0;
        for (int t = 1; t <= length; t++) {
            int sample = start + t - 1;
            double worth = worth(t, length);
            all += worth;
            if (by[sample]) {
                covered += worth;
                count += t == 1 || !by[sample - 1] ? 1 : 0;
            }
        }
        double factor = pieces == Pieces.RECIPROCAL && count > 1 ? 1.0 / count : 1;
        return alpha * (count > 0 ? 1 : 0) + (1 - alpha) * factor * covered / all;
    }

    /** @param t from 1 to the length */
    private double worth(int t, int length) {
        return switch (bias) {
            case FLAT -> 1;
            case FRONT -> length - t + 1;
            case MIDDLE -> t <= length / 2 ? t : length - t + 1;
            case BACK -> t;
        };
    }
}
