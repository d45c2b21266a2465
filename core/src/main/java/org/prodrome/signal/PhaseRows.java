package org.prodrome.signal;

import java.util.Arrays;

/**
 * Resamples many samples at a time. Outputs that lie {@code up} apart have the same taps and read samples that lie
 * {@code down} apart; laid out by their remainder, these stand side by side, so that the processor's vector units take
 * several outputs at once. Samples are of 32 bits and sums of 64, which also tells the compiler that they don't
 * overlap.
 *
 * @param phases [phase][tap], the first tap for the earliest sample; a multiple of four
 */
record PhaseRows(double[][] phases, int up, int down, int half) {
    /** Outputs at a time, so that their sums and samples stay in the cache. */
    private static final int BLOCK = 512;

    /** Taps at a time, so that sums are seldom read and written; the compiler takes no longer loops apart. */
    private static final int TOGETHER = 4;

    float[] resampled(float[] x, int length) {
        int taps = phases[0].length;
        // Two more, for the taps of the last output begin behind the first samples.
        int columns = (x.length + 2 * taps) / down + 2;
        float[] rows = rows(x, taps, columns);
        float[] y = new float[length];
        double[] sums = new double[BLOCK];
        int[] places = new int[TOGETHER];
        for (int first = 0; first < Math.min(up, length); first++) {
            long last = (long) first * down + half;
            int from = (int) (last / up) + 1;
            double[] filter = phases[(int) (last % up)];
            int count = (length - first + up - 1) / up;
            for (int done = 0; done < count; done += BLOCK) {
                int size = Math.min(BLOCK, count - done);
                Arrays.fill(sums, 0, size, 0);
                for (int i = 0; i < taps; i += TOGETHER) {
                    for (int k = 0; k < TOGETHER; k++) {
                        places[k] = place(from + i + k, columns) + done;
                    }
                    add(sums, size, filter, i, rows, places);
                }
                for (int i = 0; i < size; i++) {
                    y[first + (done + i) * up] = (float) sums[i];
                }
            }
        }
        return y;
    }

    /** [remainder][column], after as many zeros as there are taps. */
    private float[] rows(float[] x, int taps, int columns) {
        float[] rows = new float[Math.multiplyExact(down, columns)];
        int row = taps % down;
        int place = place(taps, columns);
        for (float value : x) {
            rows[place] = value;
            row++;
            place += columns;
            if (row == down) {
                // On to the next column's first row.
                row = 0;
                place += 1 - rows.length;
            }
        }
        return rows;
    }

    private int place(int sample, int columns) {
        return sample % down * columns + sample / down;
    }

    private static void add(double[] sums, int size, double[] filter, int tap, float[] x, int[] places) {
        double a = filter[tap];
        double b = filter[tap + 1];
        double c = filter[tap + 2];
        double d = filter[tap + 3];
        int p = places[0];
        int q = places[1];
        int r = places[2];
        int s = places[3];
        for (int i = 0; i < size; i++) {
            double first = Math.fma(a, x[p + i], Math.fma(b, x[q + i], sums[i]));
            sums[i] = first + Math.fma(c, x[r + i], d * x[s + i]);
        }
    }
}
