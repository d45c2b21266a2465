package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.prodrome.data.FormatException;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Truth;

/**
 * The table {@code cases.csv}, as {@link LabelledFolder} describes it; whether the files are there is not looked at. A
 * cell may hold a patient's name, so messages repeat a cell only where it is nearly a word that is expected.
 */
final class CaseTable {
    static final String NAME = "cases.csv";

    private static final Set<String> COLUMNS = Set.of("path", "subject", "site", "label");

    /**
     * What the table says of a recording.
     *
     * @param path relative to the table's folder, and within it
     * @param subject empty where none is named
     * @param site empty where none is named
     */
    record Entry(Csv.Row row, Path path, String subject, String site, Truth.Label label) {
        /** The path with slashes on every system. */
        String id() {
            return path.toString().replace('\\', '/');
        }
    }

    private CaseTable() {}

    /** @throws FormatException if a line is malformed or a path is named twice */
    static List<Entry> read(Path table) throws IOException, FormatException {
        List<Csv.Row> rows = Csv.read(table);
        if (rows.size() < 2) {
            throw new FormatException(
                    table.toString(), "a line path,subject,site,label and one for each case", rows.size() + " lines");
        }
        Map<String, Integer> columns = columns(rows.getFirst());
        Map<String, Long> lines = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            Entry entry = entry(columns, row);
            Long before = lines.putIfAbsent(entry.id(), row.line());
            if (before != null) {
                throw row.bad("a path that was not named before", "that of line " + before + " again");
            }
            entries.add(entry);
        }
        return entries;
    }

    private static Map<String, Integer> columns(Csv.Row first) throws FormatException {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < first.fields().size(); i++) {
            String name = first.fields().get(i).strip();
            if (!COLUMNS.contains(name) || columns.putIfAbsent(name, i) != null) {
                String meant = NearMiss.of(name, COLUMNS)
                        .filter(near -> !near.equals(name))
                        .map(near -> "; did you mean " + near + "?")
                        .orElse(name.indexOf(';') >= 0 ? "; separate columns by commas" : "");
                boolean harmless = COLUMNS.containsAll(List.of(name.split(";", -1))) || meant.contains("mean");
                throw first.bad(
                        "columns path and label, optionally subject and site, each once",
                        (harmless ? Csv.quoted(name) : "another word in column " + (i + 1)) + meant);
            }
        }
        if (!columns.containsKey("path") || !columns.containsKey("label")) {
            throw first.bad("columns path and label", String.join(", ", columns.keySet()));
        }
        return columns;
    }

    private static Entry entry(Map<String, Integer> columns, Csv.Row row) throws FormatException {
        row.expectFields(columns.size());
        return new Entry(
                row,
                within(field(columns, row, "path"), row),
                field(columns, row, "subject"),
                field(columns, row, "site"),
                label(field(columns, row, "label"), row));
    }

    private static String field(Map<String, Integer> columns, Csv.Row row, String name) {
        Integer at = columns.get(name);
        return at == null ? "" : row.fields().get(at).strip();
    }

    private static Path within(String path, Csv.Row row) throws FormatException {
        try {
            Path inside = Path.of(path).normalize();
            if (!inside.isAbsolute()
                    && !inside.startsWith("..")
                    && !inside.toString().isEmpty()) {
                return inside;
            }
        } catch (InvalidPathException e) {
            throw row.bad("a path within the folder", "one that this system cannot hold");
        }
        throw row.bad("a path within the folder", path.isEmpty() ? "none" : "one that leads elsewhere");
    }

    private static String label(String wrong) {
        boolean number = wrong.matches("[-+]?\\d{1,3}(\\.\\d{1,3})?");
        return NearMiss.of(wrong, Set.of("normal", "abnormal"))
                .map(near -> Csv.quoted(wrong) + "; did you mean " + near + "?")
                .orElse(number ? Csv.quoted(wrong) : "another word");
    }

    private static Truth.Label label(String field, Csv.Row row) throws FormatException {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "normal", "0" -> Truth.Label.NORMAL;
            case "abnormal", "1" -> Truth.Label.ABNORMAL;
            case "" -> Truth.Label.UNKNOWN;
            default -> throw row.bad("label normal, abnormal, 0, 1 or nothing", label(field));
        };
    }
}
