package org.prodrome.evaluate.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prodrome.evaluate.event.Span;
import org.prodrome.evaluate.metric.Confusion;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Volume under the surface (Paparrizos et al. 2022): the areas under the ROC and the precision-recall curves of a
 * series whose events have a buffer before and after, in which being abnormal fades as {@code sqrt(1 - distance /
 * width)}, as a mean over widths from 0 to a greatest one. As in the authors' own program: events whose buffers meet
 * are one; the sensitivity is multiplied by the share of events that are touched, and rests on half of what of the
 * buffers is called; the precision-recall area is summed by steps.
 *
 * @param roc VUS-ROC
 * @param precisionRecall VUS-PR
 */
public record VolumeUnderSurface(double roc, double precisionRecall) {
    /** The authors' number of thresholds. */
    public static final int THRESHOLDS = 250;

    /**
     * @param scores [sample], finite; the higher, the more abnormal
     * @param truth [sample]
     * @param width the greatest, in samples, 0 or more; the authors take the series' own period
     * @param thresholds how many of the scores are tried, evenly by rank, at least 2; as many as samples tries all
     * @throws UndefinedMetricException if nothing is abnormal, or everything
     */
    public static VolumeUnderSurface of(double[] scores, boolean[] truth, int width, int thresholds)
            throws UndefinedMetricException {
        if (width < 0 || thresholds < 2) {
            throw new IllegalArgumentException(
                    "volume under the surface: expected a width of 0 or more and 2 thresholds" + " or more, got "
                            + width + " and " + thresholds);
        }
        Confusion all = Confusion.at(Double.NEGATIVE_INFINITY, scores, truth);
        if (all.normal() == 0 || all.abnormal() == 0) {
            throw new UndefinedMetricException(
                    "volume under the surface", "normal and abnormal samples", all.toString());
        }
        int[] calledFrom = calledFrom(scores, thresholds);
        int[] called = new int[thresholds];
        Arrays.stream(calledFrom).forEach(from -> called[from]++);
        Arrays.parallelPrefix(called, Integer::sum);
        double roc = 0;
        double precisionRecall = 0;
        List<Span> events = Span.of(truth);
        for (int each = 0; each <= width; each++) {
            VolumeUnderSurface areas = areas(truth, events, calledFrom, called, each);
            roc += areas.roc;
            precisionRecall += areas.precisionRecall;
        }
        return new VolumeUnderSurface(roc / (width + 1), precisionRecall / (width + 1));
    }

    /** [sample]: the first threshold, from the highest down, that calls it. */
    private static int[] calledFrom(double[] scores, int thresholds) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        double step = (scores.length - 1) / (thresholds - 1.0);
        double[] rising = new double[thresholds];
        for (int k = 0; k < thresholds; k++) {
            int rank = k == thresholds - 1 ? scores.length - 1 : (int) (k * step);
            rising[thresholds - 1 - k] = sorted[scores.length - 1 - rank];
        }
        int[] from = new int[scores.length];
        for (int i = 0; i < scores.length; i++) {
            // The highest threshold at or below the score; the lowest of all is the lowest score.
            int low = 0;
            int high = thresholds - 1;
            while (low < high) {
                int middle = (low + high + 1) / 2;
                if (rising[middle] <= scores[i]) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            from[i] = thresholds - 1 - low;
        }
        return from;
    }

    /** The areas for one width. */
    private static VolumeUnderSurface areas(
            boolean[] truth, List<Span> events, int[] calledFrom, int[] called, int width) {
        double[] faded = faded(truth, events, width);
        List<Span> merged = merged(events, width / 2, truth.length);
        double[] hit = new double[called.length];
        double[] buffer = new double[called.length];
        int[] touched = new int[called.length];
        for (Span each : merged) {
            int first = called.length;
            for (int i = (int) each.start(); i < each.end(); i++) {
                hit[calledFrom[i]] += faded[i];
                buffer[calledFrom[i]] += truth[i] ? 0 : faded[i];
                first = Math.min(first, calledFrom[i]);
            }
            touched[first]++;
        }
        Arrays.parallelPrefix(hit, Double::sum);
        Arrays.parallelPrefix(buffer, Double::sum);
        Arrays.parallelPrefix(touched, Integer::sum);
        double abnormal = events.stream().mapToDouble(Span::length).sum();
        double roc = 0;
        double precisionRecall = 0;
        double x = 0;
        double y = 0;
        for (int k = 0; k < called.length; k++) {
            double positive = abnormal + buffer[k] / 2;
            double nextY = Math.min(hit[k] / positive, 1) * touched[k] / merged.size();
            double nextX = (called[k] - hit[k]) / (truth.length - positive);
            roc += (nextX - x) * (nextY + y) / 2;
            precisionRecall += (nextY - y) * hit[k] / called[k];
            x = nextX;
            y = nextY;
        }
        return new VolumeUnderSurface(roc + (1 - x) * (1 + y) / 2, precisionRecall);
    }

    /** [sample]: 1 within an event, less in its buffer, where neighbours' buffers add up to 1 at most. */
    private static double[] faded(boolean[] truth, List<Span> events, int width) {
        double[] faded = new double[truth.length];
        for (Span event : events) {
            int start = (int) event.start();
            int last = (int) event.end() - 1;
            for (int distance = 1; distance <= width / 2; distance++) {
                double worth = Math.sqrt(1 - (double) distance / width);
                if (start - distance >= 0) {
                    faded[start - distance] += worth;
                }
                if (last + distance < faded.length) {
                    faded[last + distance] += worth;
                }
            }
        }
        for (int i = 0; i < faded.length; i++) {
            faded[i] = truth[i] ? 1 : Math.min(1, faded[i]);
        }
        return faded;
    }

    /** Events with their buffers; those that meet or touch are one. */
    private static List<Span> merged(List<Span> events, int half, int length) {
        List<Span> merged = new ArrayList<>();
        double start = Math.max(0, events.getFirst().start() - half);
        for (int i = 0; i < events.size(); i++) {
            double end = events.get(i).end() + half;
            if (i + 1 == events.size()) {
                merged.add(new Span(start, Math.min(end, length)));
            } else if (end - 1 < events.get(i + 1).start() - half) {
                merged.add(new Span(start, Math.min(end, length)));
                start = events.get(i + 1).start() - half;
            }
        }
        return merged;
    }
}
