package org.prodrome.signal.filter;

import java.util.Arrays;

/**
 * A filter forward and backward over a signal that is continued at both ends. F. Gustafsson, "Determining the initial
 * states in forward-backward filtering", IEEE Transactions on Signal Processing 44(4), 1996, is what each pass's start
 * approximates.
 */
record ZeroPhase(SectionChain chain, int padding) {
    /** Rows that are filtered at a time, so that a long recording is not held twice as a whole. */
    private static final int ROWS = 4;

    /** [channel][time], of one length. */
    double[][] of(double[][] x) {
        double[][] y = new double[x.length][];
        for (int from = 0; from < x.length; from += ROWS) {
            double[][] some = Arrays.copyOfRange(x, from, Math.min(x.length, from + ROWS));
            double[][] filtered = filtered(some);
            System.arraycopy(filtered, 0, y, from, filtered.length);
        }
        return y;
    }

    /** [channel][time], of one length. */
    float[][] of(float[][] x) {
        float[][] y = new float[x.length][];
        for (int from = 0; from < x.length; from += ROWS) {
            double[][] some = new double[Math.min(ROWS, x.length - from)][];
            for (int i = 0; i < some.length; i++) {
                some[i] = doubles(x[from + i]);
            }
            double[][] filtered = filtered(some);
            for (int i = 0; i < filtered.length; i++) {
                y[from + i] = floats(filtered[i]);
            }
        }
        return y;
    }

    private double[][] filtered(double[][] x) {
        int length = x[0].length;
        for (double[] row : x) {
            if (row.length != length) {
                throw new IllegalArgumentException(
                        "filter: expected channels of one length, got " + length + " and " + row.length + " samples");
            }
            Finite.require(row);
        }
        if (length == 0) {
            return new double[x.length][0];
        }
        int pad = Math.min(padding, length - 1);
        double[][] longer = Arrays.stream(x).map(row -> continued(row, pad)).toArray(double[][]::new);
        chain.run(longer, Arrays.stream(longer).mapToDouble(row -> row[0]).toArray(), false);
        int last = length + 2 * pad - 1;
        chain.run(longer, Arrays.stream(longer).mapToDouble(row -> row[last]).toArray(), true);
        return Arrays.stream(longer)
                .map(row -> Arrays.copyOfRange(row, pad, pad + length))
                .toArray(double[][]::new);
    }

    private static double[] continued(double[] x, int pad) {
        double[] longer = new double[x.length + 2 * pad];
        int last = x.length - 1;
        System.arraycopy(x, 0, longer, pad, x.length);
        for (int i = 1; i <= pad; i++) {
            longer[pad - i] = 2 * x[0] - x[i];
            longer[pad + last + i] = 2 * x[last] - x[last - i];
        }
        return longer;
    }

    private static double[] doubles(float[] x) {
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = x[i];
        }
        return y;
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
