package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.prodrome.data.Case;
import org.prodrome.data.FormatException;
import org.prodrome.data.NearMiss;
import org.prodrome.data.Truth;

/**
 * The table {@code cases.csv}, as {@link LabelledFolder} describes it; whether the files are there is not looked at. A
 * cell may hold a patient's name, so messages repeat a cell only where it is nearly a word that is expected.
 */
final class CaseTable {
    static final String NAME = "cases.csv";
    private static final String DAY = "2019-03-07";

    private enum Column {
        PATH,
        LABEL,
        ID,
        SUBJECT,
        SITE,
        DEVICE,
        PART,
        TIME,
        CLASS,
        SEVERITY,
        MASK,
        KIND,
        CHANNELS,
        PARTS;

        private static final Set<String> NAMES =
                Arrays.stream(values()).map(Column::word).collect(Collectors.toUnmodifiableSet());

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * What the table says of a case; texts are empty, and so are lists, where it says nothing.
     *
     * @param path relative to the table's folder, and within it; of several parts the first's
     * @param parts where each lies, by its name, in the table's order; empty where the path is the case
     * @param truth but for its mask and what {@link FindingTable} adds
     * @param mask where the mask lies, as {@code path} does
     * @param declared of the file's samples and the mask's
     */
    record Entry(
            Csv.Row row,
            Path path,
            Map<String, Path> parts,
            String id,
            String subject,
            String site,
            Optional<String> device,
            Optional<Case.Part> part,
            Optional<LocalDateTime> time,
            Truth truth,
            Optional<Path> mask,
            Declared declared) {
        Entry with(Truth more) {
            return new Entry(row, path, parts, id, subject, site, device, part, time, more, mask, declared);
        }
    }

    private final Map<Column, Integer> columns;
    private final Csv.Row row;

    private CaseTable(Map<Column, Integer> columns, Csv.Row row) {
        this.columns = columns;
        this.row = row;
    }

    /** @throws FormatException if a line is malformed or a path is named twice */
    static List<Entry> read(Path table) throws IOException, FormatException {
        List<Csv.Row> rows = Csv.read(table);
        if (rows.size() < 2) {
            throw new FormatException(
                    table.toString(), "a line path,subject,site,label and one for each case", rows.size() + " lines");
        }
        Map<Column, Integer> columns = columns(rows.getFirst());
        Map<Path, Long> paths = new HashMap<>();
        Map<String, Long> ids = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            Entry entry = new CaseTable(columns, row).entry();
            once("a path", paths.putIfAbsent(entry.path(), row.line()), row);
            once("an id", ids.putIfAbsent(entry.id(), row.line()), row);
            entries.add(entry);
        }
        return entries;
    }

    private static void once(String what, Long before, Csv.Row row) throws FormatException {
        if (before != null) {
            throw row.bad(what + " that was not named before", "that of line " + before + " again");
        }
    }

    private static Map<Column, Integer> columns(Csv.Row first) throws FormatException {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < first.fields().size(); i++) {
            String name = first.fields().get(i).strip();
            boolean known = Column.NAMES.contains(name);
            if (!known || columns.putIfAbsent(Column.valueOf(name.toUpperCase(Locale.ROOT)), i) != null) {
                throw first.bad(
                        "columns path and label, optionally id, subject, site, device, part, time, class, severity,"
                                + " mask, kind, channels and parts, each once",
                        unexpected(name, i));
            }
        }
        if (!columns.containsKey(Column.PATH) || !columns.containsKey(Column.LABEL)) {
            String got = columns.keySet().stream().map(Column::word).collect(Collectors.joining(", "));
            throw first.bad("columns path and label", got);
        }
        return columns;
    }

    private static String unexpected(String name, int at) {
        String meant = NearMiss.of(name, Column.NAMES)
                .filter(near -> !near.equals(name))
                .map(near -> "; did you mean " + near + "?")
                .orElse(name.indexOf(';') >= 0 ? "; separate columns by commas" : "");
        boolean harmless = Column.NAMES.containsAll(List.of(name.split(";", -1))) || meant.contains("mean");
        return (harmless ? Csv.quoted(name) : "another word in column " + (at + 1)) + meant;
    }

    private Entry entry() throws FormatException {
        row.expectFields(columns.size());
        Map<String, Path> parts = parts();
        Path path = parts.isEmpty()
                ? within(field(Column.PATH), row)
                : parts.values().iterator().next();
        String id = field(Column.ID);
        String mask = field(Column.MASK);
        OptionalDouble severity = severity();
        Truth truth = Truth.of(label(field(Column.LABEL), row)).withClasses(names(Column.CLASS));
        return new Entry(
                row,
                path,
                parts,
                id.isEmpty() ? path.toString().replace('\\', '/') : id,
                field(Column.SUBJECT),
                field(Column.SITE),
                Optional.of(field(Column.DEVICE)).filter(device -> !device.isEmpty()),
                part(),
                time(),
                severity.isPresent() ? truth.withSeverity(severity.getAsDouble()) : truth,
                mask.isEmpty() ? Optional.empty() : Optional.of(within(mask, row)),
                new Declared(kind(), names(Column.CHANNELS)));
    }

    private String field(Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : row.fields().get(at).strip();
    }

    /** Words that semicolons part. */
    private List<String> names(Column column) {
        String field = field(column);
        return field.isEmpty()
                ? List.of()
                : Arrays.stream(field.split(";", -1)).map(String::strip).toList();
    }

    /** A path of a table's row, normalised. */
    static Path within(String path, Csv.Row row) throws FormatException {
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

    static Truth.Label label(String field, Csv.Row row) throws FormatException {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "normal", "0" -> Truth.Label.NORMAL;
            case "abnormal", "1" -> Truth.Label.ABNORMAL;
            case "", "unknown" -> Truth.Label.UNKNOWN;
            default -> throw wrong(field, "label normal, abnormal, 0, 1 or nothing", Set.of("normal", "abnormal"), row);
        };
    }

    private Optional<Case.Part> part() throws FormatException {
        String field = field(Column.PART);
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "train" -> Optional.of(Case.Part.TRAIN);
            case "validation", "val" -> Optional.of(Case.Part.VALIDATION);
            case "test" -> Optional.of(Case.Part.TEST);
            case "" -> Optional.empty();
            default ->
                throw wrong(
                        field, "part train, validation, test or nothing", Set.of("train", "validation", "test"), row);
        };
    }

    private Optional<LocalDateTime> time() throws FormatException {
        String field = field(Column.TIME);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    field.length() == DAY.length()
                            ? LocalDate.parse(field).atStartOfDay()
                            : LocalDateTime.parse(field));
        } catch (DateTimeParseException e) {
            throw row.bad("time such as " + DAY + " or " + DAY + "T15:04:05, or nothing", "another word");
        }
    }

    private OptionalDouble severity() throws FormatException {
        String field = field(Column.SEVERITY);
        return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(row.number(field, "severity"));
    }

    private Declared.Kind kind() throws FormatException {
        String field = field(Column.KIND);
        return switch (field) {
            case "" -> Declared.Kind.OWN;
            case "image" -> Declared.Kind.IMAGE;
            case "signal" -> Declared.Kind.SIGNAL;
            default -> throw wrong(field, "kind image, signal or nothing", Set.of("image", "signal"), row);
        };
    }

    /** A path for each name; where none stands the case lacks that part. */
    private Map<String, Path> parts() throws FormatException {
        List<String> names = names(Column.PARTS);
        List<String> paths = names(Column.PATH);
        Map<String, Path> parts = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return parts;
        }
        if (paths.size() != names.size()) {
            throw row.bad("a path or nothing for each of " + names.size() + " parts", paths.size() + " paths");
        }
        for (int i = 0; i < names.size(); i++) {
            if (!paths.get(i).isEmpty() && parts.putIfAbsent(names.get(i), within(paths.get(i), row)) != null) {
                throw row.bad("a name for each part", "one twice");
            }
        }
        if (parts.isEmpty()) {
            throw row.bad("a path of a part or more", "none");
        }
        return parts;
    }

    private static FormatException wrong(String field, String expected, Set<String> words, Csv.Row row) {
        boolean number = field.matches("[-+]?\\d{1,3}(\\.\\d{1,3})?");
        return row.bad(
                expected,
                NearMiss.of(field, words)
                        .map(near -> Csv.quoted(field) + "; did you mean " + near + "?")
                        .orElse(number ? Csv.quoted(field) : "another word"));
    }
}
