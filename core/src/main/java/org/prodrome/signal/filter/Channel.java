package org.prodrome.signal.filter;

import static org.prodrome.signal.filter.SectionChain.LANES;

/**
 * A signal's samples and where what is made of them goes, of whatever width; computed with in 64 bits. Blocks are
 * [step][LANES], of which a channel has one lane: it begins at some place and goes on every LANES.
 */
sealed interface Channel {
    int length();

    /** @throws IllegalArgumentException if the sample is not finite */
    double get(int time);

    /**
     * Copies samples to a block.
     *
     * @throws IllegalArgumentException if one is not finite
     */
    void read(int from, int steps, double[] block, int place);

    /** Keeps a block's steps as the samples from one on. */
    void keep(int from, int steps, double[] block, int place);

    /** Copies what is kept to a block, from the last sample before an end to earlier ones. */
    void kept(int end, int steps, double[] block, int place);

    /** Takes a block's steps for samples, from the last before an end to earlier ones. */
    void write(int end, int steps, double[] block, int place);

    /** Samples of 64 bits. */
    record Doubles(double[] in, double[] out) implements Channel {
        @Override
        public int length() {
            return in.length;
        }

        @Override
        public double get(int time) {
            Finite.require(in[time], time, in.length);
            return in[time];
        }

        @Override
        public void read(int from, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                Finite.require(in[from + i], from + i, in.length);
                block[place + i * LANES] = in[from + i];
            }
        }

        @Override
        public void keep(int from, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                out[from + i] = block[place + i * LANES];
            }
        }

        @Override
        public void kept(int end, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                block[place + i * LANES] = out[end - 1 - i];
            }
        }

        @Override
        public void write(int end, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                out[end - 1 - i] = block[place + i * LANES];
            }
        }
    }

    /** Samples of 32 bits, to which what comes out of each of the two passes is rounded. */
    record Floats(float[] in, float[] out) implements Channel {
        @Override
        public int length() {
            return in.length;
        }

        @Override
        public double get(int time) {
            Finite.require(in[time], time, in.length);
            return in[time];
        }

        @Override
        public void read(int from, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                Finite.require(in[from + i], from + i, in.length);
                block[place + i * LANES] = in[from + i];
            }
        }

        @Override
        public void keep(int from, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                out[from + i] = (float) block[place + i * LANES];
            }
        }

        @Override
        public void kept(int end, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                block[place + i * LANES] = out[end - 1 - i];
            }
        }

        @Override
        public void write(int end, int steps, double[] block, int place) {
            for (int i = 0; i < steps; i++) {
                out[end - 1 - i] = (float) block[place + i * LANES];
            }
        }
    }
}
