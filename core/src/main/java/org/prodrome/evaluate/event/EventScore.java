package org.prodrome.evaluate.event;

import org.prodrome.evaluate.metric.UndefinedMetricException;

/**
 * Detected events, or samples of them, against annotated ones, counted; fractions where a rule gives such.
 *
 * @param hit annotated ones that were detected
 * @param missed annotated ones that were not
 * @param falseAlarms detections of nothing
 * @param seconds how long the recording is
 */
public record EventScore(double hit, double missed, double falseAlarms, double seconds) {
    private static final double DAY = 86_400;

    /** Nothing yet, to which recordings are added. */
    public static final EventScore NONE = new EventScore(0, 0, 0, 0);

    public EventScore {
        if (!(hit >= 0 && missed > -1e-9 && falseAlarms >= 0 && seconds >= 0)) {
            throw new IllegalArgumentException("events: expected counts and a duration of 0 or more, got " + hit
                    + " hit, " + missed + " missed, " + falseAlarms + " false in " + seconds + " s");
        }
    }

    /** Of both recordings together. */
    public EventScore plus(EventScore other) {
        return new EventScore(
                hit + other.hit, missed + other.missed, falseAlarms + other.falseAlarms, seconds + other.seconds);
    }

    /**
     * The share of annotated ones that were detected, in [0, 1].
     *
     * @throws UndefinedMetricException if none is annotated
     */
    public double sensitivity() throws UndefinedMetricException {
        return share("event sensitivity", hit, hit + missed, "annotated events");
    }

    /**
     * The share of detections that are true, in [0, 1].
     *
     * @throws UndefinedMetricException if nothing was detected
     */
    public double precision() throws UndefinedMetricException {
        return share("event precision", hit, hit + falseAlarms, "detections");
    }

    /**
     * The harmonic mean of both, in [0, 1].
     *
     * @throws UndefinedMetricException if there are neither events nor detections
     */
    public double f1() throws UndefinedMetricException {
        return share("event F1", 2 * hit, 2 * hit + missed + falseAlarms, "events or detections");
    }

    /** @throws UndefinedMetricException if the recording has no length */
    public double falseAlarmsPerDay() throws UndefinedMetricException {
        return share("false alarms a day", falseAlarms, seconds / DAY, "a recording");
    }

    private double share(String metric, double part, double whole, String needed) throws UndefinedMetricException {
        if (!(whole > 0)) {
            throw new UndefinedMetricException(metric, needed, "none in " + seconds + " s");
        }
        return part / whole;
    }
}
