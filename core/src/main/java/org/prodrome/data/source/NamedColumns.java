package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.prodrome.data.FormatException;

/** A table whose first row names its columns. */
final class NamedColumns {
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Csv.Row> rows;

    private NamedColumns(List<Csv.Row> all) {
        List<String> names = all.getFirst().fields();
        for (int i = 0; i < names.size(); i++) {
            columns.putIfAbsent(names.get(i).strip(), i);
        }
        rows = all.subList(1, all.size());
    }

    /** @throws FormatException if there is no such file, or it lacks a column that is needed */
    static NamedColumns read(Path file, char separator, String... needed) throws IOException, FormatException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(String.valueOf(file.getParent()), "a table " + file.getFileName(), "none");
        }
        List<Csv.Row> all = Csv.read(file, separator);
        NamedColumns table = all.isEmpty() ? null : new NamedColumns(all);
        if (table == null || !table.columns.keySet().containsAll(List.of(needed))) {
            throw new FormatException(
                    file + ", line 1",
                    "columns " + String.join(", ", needed),
                    table == null ? "an empty file" : "columns without one of these");
        }
        return table;
    }

    List<Csv.Row> rows() {
        return rows;
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** A row's field, without blanks around it; nothing where the table lacks the column or the row ends before it. */
    String of(Csv.Row row, String column) {
        int at = columns.getOrDefault(column, Integer.MAX_VALUE);
        return at < row.fields().size() ? row.fields().get(at).strip() : "";
    }

    double number(Csv.Row row, String column) throws FormatException {
        return row.number(of(row, column), column);
    }
}
