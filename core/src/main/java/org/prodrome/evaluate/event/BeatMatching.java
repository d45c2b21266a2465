package org.prodrome.evaluate.event;

/**
 * Detected beats against annotated ones, by the rules of ANSI/AAMI EC57 as PhysioNet's bxb carries them out: each beat
 * is matched with at most one other, within 150 ms unless another window is asked for, and where no neighbour is
 * nearer; the first five minutes are for learning.
 *
 * @param matched annotated beats that were detected
 * @param missed annotated beats that were not
 * @param extra detections without a beat
 */
public record BeatMatching(int matched, int missed, int extra) {
    /** How far apart a pair may be, in seconds. */
    public static final double WINDOW = 0.150;

    /** How long a detector may learn, in seconds. */
    public static final double LEARNING = 300;

    /** No further beat. */
    private static final double NEVER = Double.MAX_VALUE / 4;

    /**
     * @param annotated times in seconds, rising
     * @param detected times in seconds, rising
     * @param start before which nothing counts, in seconds, such as {@link #LEARNING}
     * @throws IllegalArgumentException if times don't rise or are not finite
     */
    public static BeatMatching of(double[] annotated, double[] detected, double start) {
        return of(annotated, detected, start, WINDOW);
    }

    /**
     * The same with another window, as for heart sounds.
     *
     * @param window how far apart a pair may be, in seconds, above 0
     */
    public static BeatMatching of(double[] annotated, double[] detected, double start, double window) {
        if (!(window > 0) || Double.isInfinite(window)) {
            throw new IllegalArgumentException("beats: expected a window above 0 s, got " + window);
        }
        requireRising("annotated", annotated);
        requireRising("detected", detected);
        int a = after(annotated, start);
        int d = after(detected, start);
        int matched = 0;
        // The last detection of the learning time may be that of the first beat after it.
        double before = at(detected, d - 1);
        double first = at(annotated, a);
        if (first - before <= window && first - before < Math.abs(first - at(detected, d))) {
            matched++;
            a++;
        } else if (at(detected, d) - start <= window
                && Math.abs(first - at(detected, d + 1)) < Math.abs(first - at(detected, d))) {
            d++;
        }
        int missed = 0;
        int extra = 0;
        while (a < annotated.length || d < detected.length) {
            double gap = Math.abs(at(annotated, a) - at(detected, d));
            boolean detectionFirst = at(detected, d) < at(annotated, a);
            double rival = detectionFirst
                    ? Math.abs(at(annotated, a) - at(detected, d + 1))
                    : Math.abs(at(detected, d) - at(annotated, a + 1));
            double rivalsOther = Math.abs(at(annotated, a + 1) - at(detected, d + 1));
            if (gap <= window && (gap < rival || rivalsOther < rival)) {
                matched++;
                a++;
                d++;
            } else if (detectionFirst) {
                extra++;
                d++;
            } else {
                missed++;
                a++;
            }
        }
        return new BeatMatching(matched, missed, extra);
    }

    /** Of both together, for a gross figure. */
    public BeatMatching plus(BeatMatching other) {
        return new BeatMatching(matched + other.matched, missed + other.missed, extra + other.extra);
    }

    /**
     * The share of annotated beats that were detected.
     *
     * @throws ArithmeticException if none is annotated
     */
    public double sensitivity() {
        return share(matched + missed, "annotated");
    }

    /**
     * The share of detections that are beats.
     *
     * @throws ArithmeticException if none was detected
     */
    public double positivePredictivity() {
        return share(matched + extra, "detected");
    }

    /**
     * The harmonic mean of sensitivity and positive predictivity.
     *
     * @throws ArithmeticException if no beat is annotated and none was detected
     */
    public double f1() {
        int both = 2 * matched + missed + extra;
        if (both == 0) {
            throw new ArithmeticException("beats: expected some that are annotated or detected, got none");
        }
        return 2.0 * matched / both;
    }

    private double share(int of, String kind) {
        if (of == 0) {
            throw new ArithmeticException("beats: expected some that are " + kind + ", got none");
        }
        return (double) matched / of;
    }

    private static int after(double[] times, double start) {
        int i = 0;
        while (i < times.length && times[i] < start) {
            i++;
        }
        return i;
    }

    private static double at(double[] times, int i) {
        return i < 0 ? -NEVER : i < times.length ? times[i] : NEVER + i;
    }

    private static void requireRising(String kind, double[] times) {
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(times[i]) || (i > 0 && times[i] < times[i - 1])) {
                throw new IllegalArgumentException("beats: expected " + kind + " times that rise, got " + times[i]
                        + " s at place " + i + " of " + times.length);
            }
        }
    }
}
