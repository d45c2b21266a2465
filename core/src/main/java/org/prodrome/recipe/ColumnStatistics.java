package org.prodrome.recipe;

import java.util.OptionalDouble;
import org.prodrome.signal.Field;

/**
 * Of each column of a table, or each variable of a series: its mean, with 0 where nothing was measured, and the share
 * that was. So a linear model learns what stands in for a missing value.
 */
record ColumnStatistics() implements PlainFeatures {
    @Override
    public String name() {
        return "each column's mean and how much of it was measured";
    }

    @Override
    public double[] of(Field field) {
        int size = field.values().length / field.channels();
        double[] features = new double[2 * field.channels()];
        for (int channel = 0; channel < field.channels(); channel++) {
            OptionalDouble mean = PlainFeatures.mean(field.values(), channel * size, (channel + 1) * size);
            int there = 0;
            for (int i = channel * size; i < (channel + 1) * size; i++) {
                there += Float.isNaN(field.values()[i]) ? 0 : 1;
            }
            features[2 * channel] = mean.orElse(0);
            features[2 * channel + 1] = (double) there / size;
        }
        return features;
    }

    @Override
    public void close() {}
}
