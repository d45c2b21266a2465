package org.prodrome.signal;

import java.util.Arrays;

/**
 * Resamples many samples at a time. Outputs that lie {@code up} apart have the same taps and read samples that lie
 * {@code down} apart; laid out by their remainder, these stand side by side, so that the processor's vector units take
 * several outputs at once. That goes stretch by stretch, each of which stays in the processor's cache. Samples are of
 * 32 bits and sums of 64, which also tells the compiler that they don't overlap.
 *
 * @param phases [phase][tap], the first tap for the earliest sample; a multiple of four
 */
record PhaseRows(double[][] phases, int up, int down, int half) {
    /** Outputs of each phase in a stretch, at most and at least, unless there are fewer. */
    private static final int MOST = 512;

    private static final int LEAST = 32;

    /** Samples in a stretch, so that they stay in the cache. */
    private static final int CACHED = 1 << 15;

    /** Samples in a line of the cache; rows that begin an odd number of lines apart don't push one another out. */
    private static final int LINE = 16;

    /** Taps at a time, so that sums are seldom read and written; the compiler takes no longer loops apart. */
    private static final int TOGETHER = 4;

    float[] resampled(float[] x, int length) {
        float[] y = new float[length];
        int outputs = Math.ceilDiv(length, up);
        int stretch = Math.min(outputs, Math.clamp(CACHED / down, LEAST, MOST));
        Rows rows = new Rows(stretch);
        for (int done = 0; done < outputs; done += stretch) {
            rows.read(x, done);
            for (int first = 0; first < up; first++) {
                rows.write(y, first, done);
            }
        }
        return y;
    }

    /** What the outputs of a stretch read, and their sums. */
    private final class Rows {
        private final int size;
        private final int columns;
        /** [remainder][column], the first for the earliest sample. */
        private final float[] samples;

        private final double[] sums;
        private final int[] places = new int[TOGETHER];

        Rows(int size) {
            this.size = size;
            int reach = (from(up - 1) + taps()) / down + 1;
            this.columns = (Math.ceilDiv(size + reach, LINE) | 1) * LINE;
            this.samples = new float[Math.multiplyExact(down, columns)];
            this.sums = new double[size];
        }

        /** Lays out what the stretch from an output of each phase on reads. */
        void read(float[] x, int done) {
            for (int column = 0; column < columns; column++) {
                // The first tap of the first output begins so many samples before it.
                long first = ((long) done + column) * down - taps();
                int from = Math.clamp(-first, 0, down);
                int to = Math.clamp(x.length - first, from, down);
                for (int row = 0; row < from; row++) {
                    samples[row * columns + column] = 0;
                }
                for (int row = from; row < to; row++) {
                    samples[row * columns + column] = x[(int) (first + row)];
                }
                for (int row = to; row < down; row++) {
                    samples[row * columns + column] = 0;
                }
            }
        }

        /** Computes the stretch's outputs of a phase. */
        void write(float[] y, int first, int done) {
            double[] filter = phases[(int) (((long) first * down + half) % up)];
            int count = Math.min(size, Math.ceilDiv(y.length - first, up) - done);
            Arrays.fill(sums, 0);
            int from = from(first);
            for (int i = 0; i < filter.length; i += TOGETHER) {
                for (int k = 0; k < TOGETHER; k++) {
                    int sample = from + i + k;
                    places[k] = sample % down * columns + sample / down;
                }
                add(sums, count, filter, i, samples, places);
            }
            int place = first + done * up;
            for (int i = 0; i < count; i++) {
                y[place + i * up] = (float) sums[i];
            }
        }
    }

    private int taps() {
        return phases[0].length;
    }

    /** The earliest sample that the first output of a phase reads, where the signal's first is the number of taps. */
    private int from(int first) {
        return (int) (((long) first * down + half) / up) + 1;
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
