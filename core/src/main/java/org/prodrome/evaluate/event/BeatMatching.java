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
        int[] count = new int[3];
        BeatPairs.walk(annotated, detected, start, window, (a, d) -> count[d < 0 ? 1 : a < 0 ? 2 : 0]++);
        return new BeatMatching(count[0], count[1], count[2]);
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
}
