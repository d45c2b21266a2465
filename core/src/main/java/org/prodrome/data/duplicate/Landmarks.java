package org.prodrome.data.duplicate;

import java.util.ArrayList;
import java.util.List;

/**
 * Moments of a series by which a piece of it is recognised in another, wherever it begins there: winnowing (Schleimer,
 * Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting", SIGMOD 2003). A fingerprint is of 64
 * steps, each up or not, so that neither gain nor offset count; of every {@value #WINDOW} that follow one another the
 * smallest is kept. Two series that share {@value #WINDOW} + 64 samples share a landmark. Noise, filtering and
 * resampling change the steps: such copies aren't found.
 */
final class Landmarks {
    static final int WINDOW = 64;

    private static final int STEPS = 64;
    private static final int FEWEST_CHANGES = 8;

    /** @param at sample of the fingerprint's first step */
    record Landmark(long print, int at) {}

    private Landmarks() {}

    static List<Landmark> of(float[] series) {
        int count = series.length - STEPS;
        List<Landmark> landmarks = new ArrayList<>();
        if (count < 1) {
            return landmarks;
        }
        long[] prints = prints(series, count);
        int kept = -1;
        for (int end = Math.min(WINDOW, count); end <= count; end++) {
            int least = Math.max(0, end - WINDOW);
            for (int i = least + 1; i < end; i++) {
                if (Long.compareUnsigned(mixed(prints[i]), mixed(prints[least])) <= 0) {
                    least = i;
                }
            }
            if (least != kept && telling(prints[least])) {
                landmarks.add(new Landmark(prints[least], least));
            }
            kept = least;
        }
        return landmarks;
    }

    private static long[] prints(float[] series, int count) {
        long[] prints = new long[count];
        long print = 0;
        for (int i = 1; i < series.length; i++) {
            print = print << 1 | (series[i] > series[i - 1] ? 1 : 0);
            if (i >= STEPS) {
                prints[i - STEPS] = print;
            }
        }
        return prints;
    }

    /** A flat or steadily rising piece looks like any other. */
    private static boolean telling(long print) {
        return Long.bitCount(print ^ (print >>> 1)) >= FEWEST_CHANGES;
    }

    /** The last step of SplitMix64, so that the smallest is no special shape; what tells nothing comes last. */
    private static long mixed(long print) {
        if (!telling(print)) {
            return -1;
        }
        long z = (print ^ (print >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
