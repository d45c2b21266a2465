package org.prodrome.detect;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Row;
import org.prodrome.data.Table;
import org.prodrome.model.Grid;
import org.prodrome.signal.Field;
import org.prodrome.signal.Windows;

/**
 * The named columns of a table's row, each a channel. What is missing stays missing, as a value that is not a number.
 *
 * @param columns in the network's order; where a recipe names none, those of the data
 */
public record RowPreparation(List<String> columns) implements Preparation {
    public RowPreparation {
        columns = List.copyOf(columns);
    }

    @Override
    public Preparation seen(Payload first, String where) throws FormatException {
        return columns.isEmpty() ? new RowPreparation(row(first, where).columns()) : this;
    }

    @Override
    public Set<Class<? extends Payload>> kinds() {
        return Set.of(Row.class);
    }

    @Override
    public Grid grid() {
        return new Grid(columns.size(), List.of(), OptionalDouble.empty(), true);
    }

    @Override
    public Windows windows() {
        return new Windows(1, 1);
    }

    @Override
    public boolean slices() {
        return true;
    }

    @Override
    public Field field(Payload payload, String where) throws FormatException {
        Row row = row(payload, where);
        float[] values = new float[columns.size()];
        for (int i = 0; i < values.length; i++) {
            int at = row.columns().indexOf(columns.get(i));
            if (at < 0) {
                throw new FormatException(where, "a column " + columns.get(i), "the columns " + row.columns());
            }
            values[i] = (float) row.values()[at];
            if (Float.isInfinite(values[i])) {
                throw new FormatException(
                        where + ", column " + columns.get(i), "a number or nothing", row.values()[at] + "");
            }
        }
        return new Field(values, values.length, 1);
    }

    /** A table of one row, which is how a file of a case's own has it, is that row. */
    private static Row row(Payload payload, String where) throws FormatException {
        return switch (payload) {
            case Row row -> row;
            case Table table when table.values().length == 1 -> new Row(table.columns(), table.values()[0]);
            default -> throw Settings.wrongKind(where, "a row of a table", payload);
        };
    }
}
