package org.prodrome.data;

import java.util.List;

/**
 * Numbers under named columns, of one case.
 *
 * @param values one a column; not a number where it is missing; not copied, so not to be written to
 */
public record Row(List<String> columns, double[] values) implements Payload {
    public Row {
        columns = List.copyOf(columns);
        if (values.length != columns.size() || values.length == 0) {
            throw new IllegalArgumentException(
                    "row: expected a value for each of " + columns.size() + " columns, got " + values.length);
        }
    }
}
