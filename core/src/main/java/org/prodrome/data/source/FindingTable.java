package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prodrome.data.FormatException;
import org.prodrome.data.Truth;

/**
 * The table {@code findings.csv} beside a {@code cases.csv}: where in a case something is, a line each. {@code path} is
 * a case's. A line with {@code start} and {@code end}, in seconds, is an interval; with {@code start} alone a beat,
 * whose {@code finding} is S1 or S2 or one of N, S, V, F and Q; with {@code left}, {@code top}, {@code right} and
 * {@code bottom}, in pixels, a box.
 */
final class FindingTable {
    static final String NAME = "findings.csv";

    private static final List<String> COLUMNS =
            List.of("path", "finding", "start", "end", "left", "top", "right", "bottom");
    private static final Map<String, Truth.Beat.Mark> MARKS = Stream.concat(
                    Arrays.stream(Truth.Beat.Sound.values()), Arrays.stream(Truth.Beat.Aami.values()))
            .collect(Collectors.toUnmodifiableMap(Object::toString, mark -> mark));

    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<Path, List<Truth.Interval>> intervals = new HashMap<>();
    private final Map<Path, List<Truth.Box>> boxes = new HashMap<>();
    private final Map<Path, List<Truth.Beat>> beats = new HashMap<>();

    private FindingTable() {}

    /**
     * The cases, with what the folder's table adds; as they are where there is none.
     *
     * @throws FormatException if a line is malformed or names no case
     */
    static List<CaseTable.Entry> join(List<CaseTable.Entry> cases, Path folder) throws IOException, FormatException {
        Path file = folder.resolve(NAME);
        if (!Files.isRegularFile(file)) {
            return cases;
        }
        Set<Path> known = new HashSet<>();
        cases.forEach(one -> known.add(one.path()));
        FindingTable table = new FindingTable();
        List<Csv.Row> rows = Csv.read(file);
        if (rows.isEmpty()) {
            throw new FormatException(file.toString(), "a line " + String.join(",", COLUMNS), "an empty file");
        }
        table.columns(rows.getFirst());
        for (Csv.Row row : rows.subList(1, rows.size())) {
            row.expectFields(table.columns.size());
            Path path = CaseTable.within(table.field("path", row), row);
            if (!known.contains(path)) {
                throw row.bad("a path of " + CaseTable.NAME, "another");
            }
            table.add(path, row);
        }
        return cases.stream().map(one -> one.with(table.of(one))).toList();
    }

    private Truth of(CaseTable.Entry one) {
        return one.truth()
                .withIntervals(intervals.getOrDefault(one.path(), List.of()))
                .withBoxes(boxes.getOrDefault(one.path(), List.of()))
                .withBeats(beats.getOrDefault(one.path(), List.of()));
    }

    private void columns(Csv.Row first) throws FormatException {
        for (String name : first.fields()) {
            columns.put(name.strip(), columns.size());
        }
        if (columns.size() < first.fields().size()
                || !columns.containsKey("path")
                || !columns.containsKey("finding")
                || !COLUMNS.containsAll(columns.keySet())) {
            throw first.bad("columns path and finding, and of " + COLUMNS + " no other, each once", "others");
        }
    }

    private String field(String name, Csv.Row row) {
        Integer at = columns.get(name);
        return at == null ? "" : row.fields().get(at).strip();
    }

    private void add(Path path, Csv.Row row) throws FormatException {
        String finding = field("finding", row);
        List<String> given = COLUMNS.subList(2, COLUMNS.size()).stream()
                .filter(column -> !field(column, row).isEmpty())
                .toList();
        double[] at = new double[given.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = row.number(field(given.get(i), row), given.get(i));
        }
        try {
            if (given.equals(List.of("start", "end"))) {
                of(intervals, path).add(new Truth.Interval(at[0], at[1], finding));
            } else if (given.equals(List.of("start"))) {
                of(beats, path).add(new Truth.Beat(at[0], mark(finding, row)));
            } else if (given.equals(List.of("left", "top", "right", "bottom"))) {
                of(boxes, path).add(new Truth.Box(at[0], at[1], at[2], at[3], finding));
            } else {
                throw row.bad("start, start and end, or left, top, right and bottom", String.join(", ", given));
            }
        } catch (IllegalArgumentException e) {
            throw row.bad("an interval from 0 s on or a box of pixels", "another one");
        }
    }

    private static <T> List<T> of(Map<Path, List<T>> all, Path path) {
        return all.computeIfAbsent(path, _ -> new ArrayList<>());
    }

    private static Truth.Beat.Mark mark(String finding, Csv.Row row) throws FormatException {
        return Optional.ofNullable(MARKS.get(finding))
                .orElseThrow(() -> row.bad(
                        "a beat's finding, one of "
                                + MARKS.keySet().stream().sorted().toList(),
                        "another word"));
    }
}
