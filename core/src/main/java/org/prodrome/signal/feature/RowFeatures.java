package org.prodrome.signal.feature;

import java.util.List;
import java.util.OptionalDouble;
import org.prodrome.data.Row;

/** A row's columns as they are. */
final class RowFeatures {
    private RowFeatures() {}

    static List<Feature> of(Row row) {
        FeatureList features = new FeatureList();
        for (int i = 0; i < row.values().length; i++) {
            double value = row.values()[i];
            features.add(
                    row.columns().get(i), "1", Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value));
        }
        return features.features();
    }
}
