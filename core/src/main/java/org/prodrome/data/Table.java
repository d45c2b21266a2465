package org.prodrome.data;

import java.util.List;

/**
 * Rows of numbers under named columns.
 *
 * @param values [row, column]; not a number where nothing stands; not copied, so not to be written to
 */
public record Table(List<String> columns, double[][] values) implements Payload {
    public Table {
        columns = List.copyOf(columns);
        for (double[] row : values) {
            if (row.length != columns.size()) {
                throw new IllegalArgumentException(
                        "table: expected " + columns.size() + " columns in every row, got " + row.length);
            }
        }
    }
}
