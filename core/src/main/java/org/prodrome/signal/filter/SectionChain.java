package org.prodrome.signal.filter;

/**
 * Sections one after another over eight signals side by side, block by block. A section waits for its own last output,
 * but of eight signals the outputs lie together and are computed together: y[i] needs y[i - 8], which a compiler turns
 * into wide instructions.
 */
final class SectionChain {
    /** Signals side by side; a number that the compiler knows, so that it sees what depends on what. */
    static final int LANES = 8;

    /** Samples of each signal in a block, so that it stays in the processor's cache from section to section. */
    static final int STEPS = 128;

    private static final int BEFORE = 2 * LANES;
    private static final int SIZE = BEFORE + STEPS * LANES;

    private final double[][] sections;
    /** [section + 1][2 + STEPS][LANES]: what goes into each section and out of the last, after the two steps before. */
    private final double[] values;

    /**
     * @param sections [section][6], as of {@link IirFilter}
     * @param before [LANES]: what has gone into each signal's filter for ever
     */
    SectionChain(double[][] sections, double[] before) {
        this.sections = sections;
        this.values = new double[(sections.length + 1) * SIZE];
        double level = 1;
        for (int stage = 0; stage <= sections.length; stage++) {
            for (int i = 0; i < BEFORE; i++) {
                values[stage * SIZE + i] = level * before[i % LANES];
            }
            if (stage < sections.length) {
                double[] s = sections[stage];
                level *= (s[0] + s[1] + s[2]) / (1 + s[4] + s[5]);
            }
        }
    }

    /** Where blocks [STEPS][LANES] go in, at {@link #in}, and come out, at {@link #out}. */
    double[] values() {
        return values;
    }

    int in() {
        return BEFORE;
    }

    int out() {
        return sections.length * SIZE + BEFORE;
    }

    /** Filters the next so many steps of what has gone in. */
    void run(int steps) {
        int size = steps * LANES;
        for (int stage = 0; stage < sections.length; stage++) {
            run(sections[stage], stage * SIZE + BEFORE, size);
        }
        keep(size);
    }

    /** What the next steps come after. */
    private void keep(int size) {
        for (int stage = 0; stage <= sections.length; stage++) {
            System.arraycopy(values, stage * SIZE + size, values, stage * SIZE, BEFORE);
        }
    }

    private void run(double[] section, int from, int size) {
        double[] z = values;
        double b0 = section[0];
        double b1 = section[1];
        double b2 = section[2];
        double a1 = -section[4];
        double a2 = -section[5];
        for (int i = from; i < from + size; i++) {
            double feedForward = Math.fma(b0, z[i], Math.fma(b1, z[i - LANES], b2 * z[i - 2 * LANES]));
            z[i + SIZE] = Math.fma(a1, z[i + SIZE - LANES], Math.fma(a2, z[i + SIZE - 2 * LANES], feedForward));
        }
    }
}
