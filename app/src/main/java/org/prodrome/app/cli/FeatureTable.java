package org.prodrome.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prodrome.data.Case;
import org.prodrome.signal.feature.Feature;

/**
 * Rows of features. Columns are those of all rows, in the order in which they came; a cell is NaN where nothing stands.
 */
final class FeatureTable {
    private final Map<String, Integer> columns = new LinkedHashMap<>();
    private final List<Key> keys = new ArrayList<>();
    private final List<double[]> values = new ArrayList<>();

    /**
     * What a row is of.
     *
     * @param subject and site: nothing where they are unknown
     * @param row of a table, from 1; 0 of a case that is no table
     */
    record Key(String id, String subject, String site, String label, int row) {
        static Key of(Case of, int row) {
            return new Key(
                    of.id(),
                    of.subject().known() ? of.subject().id() : "",
                    of.site(),
                    of.truth().label().name().toLowerCase(Locale.ROOT),
                    row);
        }
    }

    void add(Key key, List<Feature> features) {
        int[] places = features.stream()
                .mapToInt(feature -> columns.computeIfAbsent(feature.heading(), _ -> columns.size()))
                .toArray();
        double[] row = new double[columns.size()];
        Arrays.fill(row, Double.NaN);
        for (int i = 0; i < places.length; i++) {
            row[places[i]] = features.get(i).value().orElse(Double.NaN);
        }
        keys.add(key);
        values.add(row);
    }

    int rows() {
        return keys.size();
    }

    List<Key> keys() {
        return List.copyOf(keys);
    }

    List<String> headings() {
        return List.copyOf(columns.keySet());
    }

    /** Whether rows of tables are among them. */
    boolean numbered() {
        return keys.stream().anyMatch(key -> key.row() > 0);
    }

    /** NaN where nothing stands. */
    double at(int row, int column) {
        double[] known = values.get(row);
        return column < known.length ? known[column] : Double.NaN;
    }

    /** One column, [row]. */
    double[] column(int column) {
        double[] whole = new double[rows()];
        Arrays.setAll(whole, row -> at(row, column));
        return whole;
    }
}
