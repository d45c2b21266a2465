package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * Stress-Predict: folders S01, S02 and so on, a participant each, of an Empatica E4's files: ACC (32 Hz), BVP (64 Hz),
 * EDA, TEMP (4 Hz) and HR (1 Hz), whose first line is the start in Unix seconds and whose second the rate, and IBI, of
 * uneven times. The payload has each under its name, from its own start: HR begins ten seconds after the others. Labels
 * come a second a line from a table of columns Participant, HR, respr, Time(sec) and Label, in the folder above; stress
 * (1) is an interval from the earliest start. A participant without labels is unknown.
 *
 * <p>Iqbal et al., "Stress Monitoring Using Wearable Sensors: A Pilot Study and Stress-Predict Dataset", Sensors
 * 22:8135, 2022; https://github.com/italha-d/Stress-Predict-Dataset.
 */
final class StressPredict implements PublicDataset {
    private static final String CITATION = "Iqbal et al., Stress Monitoring Using Wearable Sensors: A Pilot Study and"
            + " Stress-Predict Dataset, Sensors 22:8135, 2022";
    private static final Pattern PARTICIPANT = Pattern.compile("S\\d{2}");
    private static final Pattern TABLE = Pattern.compile("(?i).*(label|Improved_All_Combined).*\\.csv");

    @Override
    public About about() {
        return new About(
                "Stress-Predict",
                "https://github.com/italha-d/Stress-Predict-Dataset",
                "MIT",
                "folders S01 to S35, each with BVP.csv, ACC.csv, EDA.csv, HR.csv, TEMP.csv and tags_S01.csv",
                "35 participants",
                "folder",
                "one",
                "stress in it",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !participants(folder).isEmpty();
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Map<Integer, List<Long>> stressed = new HashMap<>();
        List<Path> tables = Folder.files(folder, TABLE);
        for (Path table : tables) {
            labels(table, stressed);
        }
        Listing listing = new Listing(folder);
        for (Path participant : participants(folder)) {
            List<Path> where = new ArrayList<>(tables);
            where.addAll(EmpaticaE4.files(participant));
            String id = Folder.name(participant);
            Truth truth = truth(participant, stressed.get(Integer.valueOf(id.substring(1))));
            Case of = new Case(id, Subject.of(id), "Galway", truth, () -> EmpaticaE4.payload(participant));
            listing.add(of.recordedBy("Empatica E4"), where.toArray(Path[]::new));
        }
        return listing.dataset(this, CITATION);
    }

    private static Truth truth(Path participant, @Nullable List<Long> seconds) throws IOException, FormatException {
        if (seconds == null) {
            return Truth.unknown();
        }
        double start = EmpaticaE4.start(participant);
        Set<Long> on = new HashSet<>(seconds);
        long first = (long) Math.floor(start);
        long last = seconds.stream().mapToLong(Long::longValue).max().orElse(first - 1);
        List<Truth.Interval> intervals = Intervals.where(
                i -> on.contains(first + i), Math.toIntExact(Math.max(0, last - first + 1)), 1, "stress");
        return Truth.of(intervals.isEmpty() ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                .withIntervals(intervals);
    }

    private static void labels(Path table, Map<Integer, List<Long>> stressed) throws IOException, FormatException {
        List<Csv.Row> rows = Csv.read(table);
        List<String> columns = rows.isEmpty() ? List.of() : rows.getFirst().fields();
        int who = columns.indexOf("Participant");
        int when = columns.indexOf("Time(sec)");
        int what = columns.indexOf("Label");
        if (who < 0 || when < 0 || what < 0) {
            throw new FormatException(table.toString(), "columns Participant, Time(sec) and Label", "others");
        }
        for (Csv.Row row : rows.subList(1, rows.size())) {
            row.expectFields(columns.size());
            try {
                List<Long> seconds = stressed.computeIfAbsent(
                        (int) Double.parseDouble(row.fields().get(who)), _ -> new ArrayList<>());
                if (Double.parseDouble(row.fields().get(what)) == 1) {
                    seconds.add((long) Double.parseDouble(row.fields().get(when)));
                }
            } catch (NumberFormatException e) {
                throw row.bad("numbers", "something else");
            }
        }
    }

    private static List<Path> participants(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(
                            child -> PARTICIPANT.matcher(Folder.name(child)).matches())
                    .filter(child -> Files.isRegularFile(child.resolve("BVP.csv"))
                            && Files.isRegularFile(child.resolve("tags_" + Folder.name(child) + ".csv")))
                    .sorted()
                    .toList();
        }
    }
}
