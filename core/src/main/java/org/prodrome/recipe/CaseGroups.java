package org.prodrome.recipe;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.prodrome.data.FormatException;

/**
 * A table of what cases are grouped by: a column {@code case}, and one for each grouping; an empty cell is no group.
 */
public final class CaseGroups {
    private CaseGroups() {}

    /**
     * Reads the table.
     *
     * @return by the other columns' names, a value a case
     * @throws FormatException if the column {@code case} or any other is missing, or a case comes twice
     */
    public static Map<String, Map<String, String>> read(Path file) throws IOException, FormatException {
        Map<String, Map<String, String>> groupings = new LinkedHashMap<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                String id = row.findField("case").orElse("");
                if (id.isEmpty() || row.getFieldCount() < 2) {
                    throw new FormatException(
                            file + ", line " + row.getStartingLineNumber(),
                            "a column case and others to group by",
                            "columns " + row.getHeader());
                }
                for (String column : row.getHeader()) {
                    String value = row.getField(column).strip();
                    if (column.equals("case") || value.isEmpty()) {
                        continue;
                    }
                    String before = groupings
                            .computeIfAbsent(column, key -> new LinkedHashMap<>())
                            .put(id, value);
                    if (before != null) {
                        throw new FormatException(
                                file + ", line " + row.getStartingLineNumber(),
                                "each case once",
                                "case " + id + " again");
                    }
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new FormatException(file.toString(), "comma-separated values in UTF-8", "something else");
        }
        return groupings;
    }
}
