package org.prodrome.evaluate.event;

/** Who belongs to whom of annotated and detected beats, in one pass over both. */
final class BeatPairs {
    /** No further beat. */
    private static final double NEVER = Double.MAX_VALUE / 4;

    private BeatPairs() {}

    /** Is told of each pair, miss and extra detection. */
    @FunctionalInterface
    interface Visitor {
        /**
         * @param annotated index, or -1 where nothing was annotated
         * @param detected index, or -1 where nothing was detected
         */
        void pair(int annotated, int detected);
    }

    static void walk(double[] annotated, double[] detected, double start, double window, Visitor visitor) {
        if (!(window > 0) || Double.isInfinite(window)) {
            throw new IllegalArgumentException("beats: expected a window above 0 s, got " + window);
        }
        requireRising("annotated", annotated);
        requireRising("detected", detected);
        int a = after(annotated, start);
        int d = after(detected, start);
        // The last detection of the learning time may be that of the first beat after it.
        double before = at(detected, d - 1);
        double first = at(annotated, a);
        if (first - before <= window && first - before < Math.abs(first - at(detected, d))) {
            visitor.pair(a++, d - 1);
        } else if (at(detected, d) - start <= window
                && Math.abs(first - at(detected, d + 1)) < Math.abs(first - at(detected, d))) {
            d++;
        }
        while (a < annotated.length || d < detected.length) {
            double gap = Math.abs(at(annotated, a) - at(detected, d));
            boolean detectionFirst = at(detected, d) < at(annotated, a);
            double rival = detectionFirst
                    ? Math.abs(at(annotated, a) - at(detected, d + 1))
                    : Math.abs(at(detected, d) - at(annotated, a + 1));
            double rivalsOther = Math.abs(at(annotated, a + 1) - at(detected, d + 1));
            if (gap <= window && (gap < rival || rivalsOther < rival)) {
                visitor.pair(a++, d++);
            } else if (detectionFirst) {
                visitor.pair(-1, d++);
            } else {
                visitor.pair(a++, -1);
            }
        }
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
