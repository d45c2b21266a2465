package org.prodrome.signal.filter;

import static org.prodrome.signal.filter.SectionChain.LANES;

/** A signal's samples and where what is made of them goes, of whatever width; computed with in 64 bits. */
sealed interface Channel {
    int length();

    /** @throws IllegalArgumentException if the sample is not finite */
    double get(int time);

    /**
     * Copies samples to a lane of a block [step][LANES].
     *
     * @throws IllegalArgumentException if one is not finite
     */
    void get(int from, int steps, double[] block, int lane);

    /** Rounds a lane's steps, from one of a block [step][LANES] on, to samples. */
    void set(int from, int steps, double[] block, int step, int lane);

    private static double finite(double value, int time, int length) {
        Finite.require(value, time, length);
        return value;
    }

    /** Samples of 64 bits. */
    record Doubles(double[] in, double[] out) implements Channel {
        @Override
        public int length() {
            return in.length;
        }

        @Override
        public double get(int time) {
            return finite(in[time], time, in.length);
        }

        @Override
        public void get(int from, int steps, double[] block, int lane) {
            for (int i = 0; i < steps; i++) {
                block[i * LANES + lane] = finite(in[from + i], from + i, in.length);
            }
        }

        @Override
        public void set(int from, int steps, double[] block, int step, int lane) {
            for (int i = 0; i < steps; i++) {
                out[from + i] = block[(step + i) * LANES + lane];
            }
        }
    }

    /** Samples of 32 bits. */
    record Floats(float[] in, float[] out) implements Channel {
        @Override
        public int length() {
            return in.length;
        }

        @Override
        public double get(int time) {
            return finite(in[time], time, in.length);
        }

        @Override
        public void get(int from, int steps, double[] block, int lane) {
            for (int i = 0; i < steps; i++) {
                block[i * LANES + lane] = finite(in[from + i], from + i, in.length);
            }
        }

        @Override
        public void set(int from, int steps, double[] block, int step, int lane) {
            for (int i = 0; i < steps; i++) {
                out[from + i] = (float) block[(step + i) * LANES + lane];
            }
        }
    }
}
