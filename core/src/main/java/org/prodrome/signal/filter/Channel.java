package org.prodrome.signal.filter;

/** A signal's samples, of whatever width; computed with in 64 bits, and rounded when they are set. */
sealed interface Channel {
    int length();

    double get(int time);

    void set(int time, double value);

    /** @throws IllegalArgumentException if the sample is not finite */
    default double finite(int time) {
        double value = get(time);
        Finite.require(value, time, length());
        return value;
    }

    /** Samples of 64 bits. */
    record Doubles(double[] samples) implements Channel {
        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public double get(int time) {
            return samples[time];
        }

        @Override
        public void set(int time, double value) {
            samples[time] = value;
        }
    }

    /** Samples of 32 bits. */
    record Floats(float[] samples) implements Channel {
        @Override
        public int length() {
            return samples.length;
        }

        @Override
        public double get(int time) {
            return samples[time];
        }

        @Override
        public void set(int time, double value) {
            samples[time] = (float) value;
        }
    }
}
