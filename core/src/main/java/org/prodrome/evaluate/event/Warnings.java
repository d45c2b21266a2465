package org.prodrome.evaluate.event;

import java.util.List;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Warnings of seizures to come, counted. A seizure is predicted whose onset falls into a warning; a warning without an
 * onset is a false alarm. Chance is a predictor that warns at random for the same share of the time: it predicts each
 * seizure with that share as its probability (Snyder, Echauz, Grimes and Litt, "The statistics of a practical seizure
 * warning system", J. Neural Eng. 5:392, 2008, for warnings as long as the time in which a seizure is expected).
 *
 * @param predicted seizures that were warned of
 * @param missed seizures that were not
 * @param falseAlarms warnings without an onset
 * @param warned seconds in warning
 * @param seconds how long the recordings are
 */
public record Warnings(int predicted, int missed, int falseAlarms, double warned, double seconds) {
    private static final double HOUR = 3600;

    /** Nothing yet, to which recordings are added. */
    public static final Warnings NONE = new Warnings(0, 0, 0, 0, 0);

    public Warnings {
        if (!(predicted >= 0 && missed >= 0 && falseAlarms >= 0 && warned >= 0 && seconds >= warned)) {
            throw new IllegalArgumentException("warnings: expected counts of 0 or more and a time in warning within the"
                    + " recording's, got " + predicted + ", " + missed + ", " + falseAlarms + ", " + warned + " of "
                    + seconds + " s");
        }
    }

    /**
     * Of one recording.
     *
     * @param seizures in seconds, rising and disjoint; their starts are their onsets
     * @param warnings likewise; one that goes on beyond the recording has been cut
     * @param seconds the recording's length
     */
    public static Warnings of(List<Span> seizures, List<Span> warnings, double seconds) {
        Span whole = new Span(0, seconds);
        Span.requireDisjoint("annotated", seizures, whole);
        Span.requireDisjoint("warned", warnings, whole);
        int predicted = (int) seizures.stream()
                .filter(seizure -> warnings.stream().anyMatch(warning -> holds(warning, seizure)))
                .count();
        int falseAlarms = (int) warnings.stream()
                .filter(warning -> seizures.stream().noneMatch(seizure -> holds(warning, seizure)))
                .count();
        double warned = warnings.stream().mapToDouble(Span::length).sum();
        return new Warnings(predicted, seizures.size() - predicted, falseAlarms, Math.min(warned, seconds), seconds);
    }

    private static boolean holds(Span warning, Span seizure) {
        return warning.start() <= seizure.start() && seizure.start() < warning.end();
    }

    /** Of both recordings together. */
    public Warnings plus(Warnings other) {
        return new Warnings(
                predicted + other.predicted,
                missed + other.missed,
                falseAlarms + other.falseAlarms,
                warned + other.warned,
                seconds + other.seconds);
    }

    /**
     * The share of seizures that were warned of, in [0, 1].
     *
     * @throws UndefinedMetricException if there is no seizure
     */
    public double sensitivity() throws UndefinedMetricException {
        requireSeizures();
        return predicted / (double) (predicted + missed);
    }

    /** @throws UndefinedMetricException if the recordings have no length */
    public double falseAlarmsPerHour() throws UndefinedMetricException {
        requireTime();
        return falseAlarms / (seconds / HOUR);
    }

    /**
     * The share of the time that is in warning, in [0, 1], which is the chance predictor's sensitivity, too.
     *
     * @throws UndefinedMetricException if the recordings have no length
     */
    public double timeInWarning() throws UndefinedMetricException {
        requireTime();
        return warned / seconds;
    }

    /**
     * How probable it is that the chance predictor warns of as many seizures or more.
     *
     * @throws UndefinedMetricException if there is no seizure
     */
    public double chance() throws UndefinedMetricException {
        requireSeizures();
        return 1
                - new BinomialDistribution(null, predicted + missed, timeInWarning())
                        .cumulativeProbability(predicted - 1);
    }

    private void requireSeizures() throws UndefinedMetricException {
        if (predicted + missed == 0) {
            throw new UndefinedMetricException("seizure prediction", "seizures", "none in " + seconds + " s");
        }
    }

    private void requireTime() throws UndefinedMetricException {
        if (!(seconds > 0)) {
            throw new UndefinedMetricException("time in warning", "a recording", "none");
        }
    }
}
