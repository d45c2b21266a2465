package org.prodrome.signal.filter;

/**
 * Runs sections over signals, block by block, so that a block is still in the processor's cache for the next section. A
 * section waits for its own last output; four signals side by side fill the wait.
 */
final class SectionChain {
    private static final int BLOCK = 512;
    private static final int SIDE_BY_SIDE = 4;

    private final double[][] sections;
    /** [section][2]: what a section remembers when all its inputs have been 1. */
    private final double[][] steady;

    SectionChain(double[][] sections) {
        this.sections = sections;
        this.steady = new double[sections.length][];
        double level = 1;
        for (int i = 0; i < sections.length; i++) {
            double[] s = sections[i];
            double out = level * (s[0] + s[1] + s[2]) / (1 + s[4] + s[5]);
            double second = s[2] * level - s[5] * out;
            steady[i] = new double[] {s[1] * level - s[4] * out + second, second};
            level = out;
        }
    }

    /**
     * Filters the rows, of one length, in place.
     *
     * @param before for each row, the sample that has been there before its first
     * @param backward from the last sample to the first
     */
    void run(double[][] rows, double[] before, boolean backward) {
        int row = 0;
        for (; row + SIDE_BY_SIDE <= rows.length; row += SIDE_BY_SIDE) {
            run(rows, row, SIDE_BY_SIDE, before, backward);
        }
        for (; row < rows.length; row++) {
            run(rows, row, 1, before, backward);
        }
    }

    private void run(double[][] rows, int first, int count, double[] before, boolean backward) {
        int length = rows[first].length;
        double[][] block = new double[count][BLOCK];
        double[][] memory = new double[sections.length][2 * count];
        for (int s = 0; s < sections.length; s++) {
            for (int i = 0; i < count; i++) {
                memory[s][2 * i] = steady[s][0] * before[first + i];
                memory[s][2 * i + 1] = steady[s][1] * before[first + i];
            }
        }
        for (int done = 0; done < length; done += BLOCK) {
            int size = Math.min(BLOCK, length - done);
            int from = backward ? length - done - size : done;
            for (int i = 0; i < count; i++) {
                System.arraycopy(rows[first + i], from, block[i], 0, size);
                reverseIf(backward, block[i], size);
            }
            for (int s = 0; s < sections.length; s++) {
                if (count == 1) {
                    one(sections[s], memory[s], block[0], size);
                } else {
                    four(sections[s], memory[s], block, size);
                }
            }
            for (int i = 0; i < count; i++) {
                reverseIf(backward, block[i], size);
                System.arraycopy(block[i], 0, rows[first + i], from, size);
            }
        }
    }

    private static void reverseIf(boolean backward, double[] values, int size) {
        for (int i = 0, j = size - 1; backward && i < j; i++, j--) {
            double held = values[i];
            values[i] = values[j];
            values[j] = held;
        }
    }

    private static void one(double[] section, double[] memory, double[] a, int size) {
        double b0 = section[0];
        double b1 = section[1];
        double b2 = section[2];
        double a1 = -section[4];
        double a2 = -section[5];
        double first = memory[0];
        double second = memory[1];
        for (int i = 0; i < size; i++) {
            double x = a[i];
            double y = Math.fma(b0, x, first);
            first = Math.fma(a1, y, Math.fma(b1, x, second));
            second = Math.fma(a2, y, b2 * x);
            a[i] = y;
        }
        memory[0] = first;
        memory[1] = second;
    }

    /** {@link #one} written out four times, for a loop over rows would bring the states back to memory each time. */
    private static void four(double[] section, double[] memory, double[][] rows, int size) {
        double b0 = section[0];
        double b1 = section[1];
        double b2 = section[2];
        double a1 = -section[4];
        double a2 = -section[5];
        double[] p = rows[0];
        double[] q = rows[1];
        double[] r = rows[2];
        double[] s = rows[3];
        double firstP = memory[0];
        double secondP = memory[1];
        double firstQ = memory[2];
        double secondQ = memory[3];
        double firstR = memory[4];
        double secondR = memory[5];
        double firstS = memory[6];
        double secondS = memory[7];
        for (int i = 0; i < size; i++) {
            double xP = p[i];
            double xQ = q[i];
            double xR = r[i];
            double xS = s[i];
            double yP = Math.fma(b0, xP, firstP);
            double yQ = Math.fma(b0, xQ, firstQ);
            double yR = Math.fma(b0, xR, firstR);
            double yS = Math.fma(b0, xS, firstS);
            firstP = Math.fma(a1, yP, Math.fma(b1, xP, secondP));
            firstQ = Math.fma(a1, yQ, Math.fma(b1, xQ, secondQ));
            firstR = Math.fma(a1, yR, Math.fma(b1, xR, secondR));
            firstS = Math.fma(a1, yS, Math.fma(b1, xS, secondS));
            secondP = Math.fma(a2, yP, b2 * xP);
            secondQ = Math.fma(a2, yQ, b2 * xQ);
            secondR = Math.fma(a2, yR, b2 * xR);
            secondS = Math.fma(a2, yS, b2 * xS);
            p[i] = yP;
            q[i] = yQ;
            r[i] = yR;
            s[i] = yS;
        }
        System.arraycopy(
                new double[] {firstP, secondP, firstQ, secondQ, firstR, secondR, firstS, secondS}, 0, memory, 0, 8);
    }
}
