package org.prodrome.data.format.dicom;

import java.util.Arrays;
import org.prodrome.data.FormatException;

/** The decoding procedures of JPEG-LS (ITU-T T.87, annexes A and B); names in comments are the standard's. */
final class JpegLsCoder {
    private static final int CONTEXTS = 365;
    private static final int LEAST_BIAS = -128;
    private static final int MOST_BIAS = 127;

    /** Exponents of run lengths, J. */
    private static final int[] RUN = {
        0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 9, 10, 11, 12, 13, 14, 15
    };

    private final CodedFrames.Coded coded;
    private final int scanAt;
    private final JpegLsBits bits;
    private final Limits limits;
    private final int width;

    /** A, B, C, N of regular contexts, and behind them A and N of the two of run interruptions. */
    private final int[] a = new int[CONTEXTS + 2];

    private final int[] b = new int[CONTEXTS];
    private final int[] c = new int[CONTEXTS];
    private final int[] n = new int[CONTEXTS + 2];

    /** Nn, negative errors of run interruptions. */
    private final int[] negative = new int[2];

    private int run;

    /**
     * What does not change in a scan.
     *
     * @param most the highest sample, MAXVAL
     * @param near by how much a sample may be off, NEAR
     */
    record Limits(int most, int near, int t1, int t2, int t3, int reset) {
        /** The default T1, T2 and T3 (C.2.4.1.1). */
        static int[] thresholds(int most, int near) {
            int factor = most >= 128 ? (Math.min(most, 4095) + 128) / 256 : 256 / (most + 1);
            boolean large = most >= 128;
            int t1 = large ? factor + 2 + 3 * near : Math.max(2, 3 / factor + 3 * near);
            int t2 = large ? 4 * factor + 3 + 5 * near : Math.max(3, 7 / factor + 5 * near);
            int t3 = large ? 17 * factor + 4 + 7 * near : Math.max(4, 21 / factor + 7 * near);
            t1 = clamp(t1, near + 1, most);
            t2 = clamp(t2, t1, most);
            return new int[] {t1, t2, clamp(t3, t2, most)};
        }

        private static int clamp(int value, int least, int most) {
            return value > most || value < least ? least : value;
        }

        int step() {
            return 2 * near + 1;
        }

        /** RANGE */
        int range() {
            return (most + 2 * near) / step() + 1;
        }

        /** qbpp */
        int bits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(range() - 1);
        }

        /** LIMIT */
        int longest() {
            int wide = Math.max(2, Integer.SIZE - Integer.numberOfLeadingZeros(most));
            return 2 * (wide + Math.max(8, wide));
        }

        int quantised(int gradient) {
            if (gradient < 0) {
                return -quantised(-gradient);
            }
            if (gradient <= near) {
                return 0;
            }
            return gradient < t1 ? 1 : gradient < t2 ? 2 : gradient < t3 ? 3 : 4;
        }

        /** A prediction plus its error, within the samples' range. */
        int sample(int prediction, int error) {
            int sample = prediction + error * step();
            if (sample < -near) {
                sample += range() * step();
            } else if (sample > most + near) {
                sample -= range() * step();
            }
            return Math.clamp(sample, 0, most);
        }
    }

    JpegLsCoder(CodedFrames.Coded coded, int scanAt, JpegLsBits bits, Limits limits, int width) {
        this.coded = coded;
        this.scanAt = scanAt;
        this.bits = bits;
        this.limits = limits;
        this.width = width;
        Arrays.fill(a, Math.max(2, (limits.range() + 32) / 64));
        Arrays.fill(n, 1);
    }

    /** @param bySample whether a pixel's samples follow one another, rather than a row's */
    void decode(int[][] planes, boolean bySample) throws FormatException {
        int rows = planes[0].length / width;
        int[][] before = new int[planes.length][width + 2];
        int[][] line = new int[planes.length][width + 2];
        int[] runs = new int[planes.length];
        for (int y = 0; y < rows; y++) {
            for (int i = 0; i < planes.length; i++) {
                line[i][0] = before[i][1];
                before[i][width + 1] = before[i][width];
            }
            if (bySample) {
                together(before, line);
            } else {
                for (int i = 0; i < planes.length; i++) {
                    run = runs[i];
                    alone(before[i], line[i]);
                    runs[i] = run;
                }
            }
            for (int i = 0; i < planes.length; i++) {
                System.arraycopy(line[i], 1, planes[i], y * width, width);
            }
            int[][] kept = before;
            before = line;
            line = kept;
        }
    }

    private void alone(int[] before, int[] line) throws FormatException {
        for (int x = 1; x <= width; x++) {
            int context = context(before, line, x);
            if (context != 0) {
                line[x] = regular(context, before, line, x);
                continue;
            }
            int end = x + runLength(width + 1 - x);
            Arrays.fill(line, x, Math.min(end, width + 1), line[x - 1]);
            x = end;
            if (x <= width) {
                line[x] = interrupted(line[x - 1], before[x]);
                run = Math.max(0, run - 1);
            }
        }
    }

    private void together(int[][] before, int[][] line) throws FormatException {
        for (int x = 1; x <= width; x++) {
            int[] contexts = new int[line.length];
            boolean flat = true;
            for (int i = 0; i < line.length; i++) {
                contexts[i] = context(before[i], line[i], x);
                flat &= contexts[i] == 0;
            }
            if (!flat) {
                for (int i = 0; i < line.length; i++) {
                    line[i][x] = regular(contexts[i], before[i], line[i], x);
                }
                continue;
            }
            int end = x + runLength(width + 1 - x);
            for (int[] one : line) {
                Arrays.fill(one, x, Math.min(end, width + 1), one[x - 1]);
            }
            x = end;
            if (x <= width) {
                for (int i = 0; i < line.length; i++) {
                    int left = line[i][x - 1];
                    int sign = before[i][x] < left ? -1 : 1;
                    line[i][x] = limits.sample(before[i][x], sign * interruption(0));
                }
                run = Math.max(0, run - 1);
            }
        }
    }

    private int context(int[] before, int[] line, int x) {
        int q1 = limits.quantised(before[x + 1] - before[x]);
        int q2 = limits.quantised(before[x] - before[x - 1]);
        int q3 = limits.quantised(before[x - 1] - line[x - 1]);
        return 81 * q1 + 9 * q2 + q3;
    }

    /** A.4 to A.6 */
    private int regular(int signedContext, int[] before, int[] line, int x) throws FormatException {
        int sign = signedContext < 0 ? -1 : 1;
        int q = Math.abs(signedContext);
        int left = line[x - 1];
        int above = before[x];
        int corner = before[x - 1];
        int prediction = left + above - corner;
        if (corner >= Math.max(left, above)) {
            prediction = Math.min(left, above);
        } else if (corner <= Math.min(left, above)) {
            prediction = Math.max(left, above);
        }
        prediction = Math.clamp(prediction + sign * c[q], 0, limits.most());
        int k = parameter(n[q], a[q]);
        int mapped = bits.golomb(k, limits.longest(), limits.bits());
        boolean turned = limits.near() == 0 && k == 0 && 2 * b[q] <= -n[q];
        int half = mapped >> 1;
        int error = (mapped & 1) == 0 ? half : -half - 1;
        error = turned ? -error - 1 : error;
        learn(q, error);
        return limits.sample(prediction, sign * error);
    }

    private int parameter(int count, int sum) throws FormatException {
        int k = 0;
        while (count << k < sum) {
            if (++k > 24) {
                throw coded.bad(scanAt, "a JPEG-LS scan", "data that lead out of range");
            }
        }
        return k;
    }

    private void learn(int q, int error) {
        b[q] += error * limits.step();
        a[q] += Math.abs(error);
        if (n[q] == limits.reset()) {
            a[q] >>= 1;
            b[q] >>= 1;
            n[q] >>= 1;
        }
        n[q]++;
        if (b[q] <= -n[q]) {
            b[q] = Math.max(b[q] + n[q], 1 - n[q]);
            c[q] = Math.max(c[q] - 1, LEAST_BIAS);
        } else if (b[q] > 0) {
            b[q] = Math.min(b[q] - n[q], 0);
            c[q] = Math.min(c[q] + 1, MOST_BIAS);
        }
    }

    /** How many samples repeat the one before (A.7.1); so many as are left if the run ends the line. */
    private int runLength(int left) throws FormatException {
        int length = 0;
        while (length < left && bits.bit() == 1) {
            int some = 1 << RUN[run];
            if (length + some <= left) {
                run = Math.min(run + 1, RUN.length - 1);
            }
            length += some;
            if (length >= left) {
                return left;
            }
        }
        length += bits.bits(RUN[run]);
        if (length >= left) {
            throw coded.bad(scanAt, "JPEG-LS runs within their lines", "a longer one");
        }
        return length;
    }

    /** A.7.2 */
    private int interrupted(int left, int above) throws FormatException {
        if (Math.abs(left - above) <= limits.near()) {
            return limits.sample(left, interruption(1));
        }
        return limits.sample(above, (left > above ? -1 : 1) * interruption(0));
    }

    /** @param type RItype */
    private int interruption(int type) throws FormatException {
        int q = CONTEXTS + type;
        int k = parameter(n[q], a[q] + (type == 1 ? n[q] >> 1 : 0));
        int mapped = bits.golomb(k, limits.longest() - RUN[run] - 1, limits.bits());
        int sum = mapped + type;
        int size = (sum + 1) >> 1;
        boolean below = (k != 0 || 2 * negative[type] >= n[q]) == ((sum & 1) == 1);
        int error = below ? -size : size;
        if (error < 0) {
            negative[type]++;
        }
        a[q] += (mapped + 1 - type) >> 1;
        if (n[q] == limits.reset()) {
            a[q] >>= 1;
            n[q] >>= 1;
            negative[type] >>= 1;
        }
        n[q]++;
        return error;
    }
}
