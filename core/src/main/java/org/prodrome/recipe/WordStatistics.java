package org.prodrome.recipe;

import org.prodrome.signal.Field;

/** How often the words of a text are, in as many heaps as there are features, as the logarithm of one more. */
record WordStatistics() implements PlainFeatures {
    private static final int HEAPS = 256;

    @Override
    public String name() {
        return "the counts of words, in " + HEAPS + " heaps by their hash";
    }

    @Override
    public double[] of(Field field) {
        double[] features = new double[HEAPS];
        for (float word : field.values()) {
            if (word > 0) {
                features[(int) word % HEAPS]++;
            }
        }
        for (int i = 0; i < HEAPS; i++) {
            features[i] = Math.log1p(features[i]);
        }
        return features;
    }

    @Override
    public void close() {}
}
