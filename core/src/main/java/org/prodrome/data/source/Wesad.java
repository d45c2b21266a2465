package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ProviderNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Payload;
import org.prodrome.data.Several;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * WESAD: folders S2 to S17 without S12, a participant each, with S2_respiban.txt of a belt about the chest
 * ({@link RespiBan}), S2_quest.csv, and S2_E4_Data.zip of a wristband. A case is a participant: "chest", and
 * "wrist/BVP" and so on where there is the archive. The two devices run on their own clocks and each counts from its
 * own start; that S2.pkl, a Python pickle, has them aligned is of no use here, for a pickle is a program. Stress (TSST)
 * is an interval by the times in minutes and seconds of S2_quest.csv, which count from the chest recording's start.
 *
 * <p>Schmidt et al., "Introducing WESAD, a Multimodal Dataset for Wearable Stress and Affect Detection", ICMI 2018, p.
 * 400; https://archive.ics.uci.edu/dataset/465, wesad_readme.pdf sections II and III.
 */
final class Wesad implements PublicDataset {
    private static final String CITATION =
            "Schmidt et al., Introducing WESAD, a Multimodal Dataset for Wearable Stress and"
                    + " Affect Detection, ICMI 2018, p. 400";
    private static final Pattern PARTICIPANT = Pattern.compile("S\\d{1,2}");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,3}(\\.\\d{1,2})?");
    private static final String STRESS = "TSST";

    @Override
    public About about() {
        return new About(
                "WESAD",
                "https://archive.ics.uci.edu/dataset/465",
                "its own: research",
                "folders S2 to S17, each with S2_respiban.txt and S2_quest.csv",
                "15 participants",
                "folder",
                "one",
                "stress in it, as all have",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !participants(folder).isEmpty();
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path participant : participants(folder)) {
            String id = Folder.name(participant);
            List<Path> where = new ArrayList<>(List.of(chest(participant), questions(participant)));
            if (Files.isRegularFile(wrist(participant))) {
                where.add(wrist(participant));
            }
            List<Truth.Interval> stress = stress(questions(participant));
            Truth truth = Truth.of(stress.isEmpty() ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                    .withIntervals(stress);
            Case of = new Case(id, Subject.of(id), "Siegen", truth, () -> payload(participant));
            listing.add(of.recordedBy("RespiBAN, Empatica E4"), where.toArray(Path[]::new));
        }
        return listing.dataset(this, CITATION);
    }

    private static List<Path> participants(Path folder) throws IOException {
        return Folder.folders(folder, PARTICIPANT).stream()
                .filter(each -> Files.isRegularFile(chest(each)) && Files.isRegularFile(questions(each)))
                .toList();
    }

    private static Path chest(Path participant) {
        return participant.resolve(Folder.name(participant) + "_respiban.txt");
    }

    private static Path questions(Path participant) {
        return participant.resolve(Folder.name(participant) + "_quest.csv");
    }

    private static Path wrist(Path participant) {
        return participant.resolve(Folder.name(participant) + "_E4_Data.zip");
    }

    private static Payload payload(Path participant) throws IOException, FormatException {
        Map<String, Payload> parts = new LinkedHashMap<>();
        parts.put("chest", RespiBan.read(chest(participant)));
        if (Files.isRegularFile(wrist(participant))) {
            worn(wrist(participant)).parts().forEach((name, part) -> parts.put("wrist/" + name, part));
        }
        return new Several(parts);
    }

    private static Several worn(Path archive) throws IOException, FormatException {
        try (FileSystem inside = FileSystems.newFileSystem(archive)) {
            return EmpaticaE4.payload(inside.getPath("/"));
        } catch (ZipException | ProviderNotFoundException e) {
            throw new FormatException(archive.toString(), "a whole archive .zip", "a damaged one");
        }
    }

    /** Lines "# ORDER", "# START" and "# END", whose fields belong together. */
    private static List<Truth.Interval> stress(Path questions) throws IOException, FormatException {
        Map<String, Csv.Row> lines = new LinkedHashMap<>();
        for (Csv.Row row : Csv.read(questions, ';')) {
            lines.putIfAbsent(row.fields().getFirst().replace("#", "").strip(), row);
        }
        Csv.Row order = lines.get("ORDER");
        Csv.Row start = lines.get("START");
        Csv.Row end = lines.get("END");
        if (order == null || start == null || end == null) {
            throw new FormatException(questions.toString(), "lines # ORDER, # START and # END", "not all of them");
        }
        List<Truth.Interval> stress = new ArrayList<>();
        for (int i = 1; i < order.fields().size(); i++) {
            if (order.fields().get(i).strip().equals(STRESS)) {
                double from = seconds(start, i);
                double to = seconds(end, i);
                if (to < from) {
                    throw end.bad("an end after the start", "one before it");
                }
                stress.add(new Truth.Interval(from, to, "stress"));
            }
        }
        return stress;
    }

    /** Of minutes.seconds: 7.08 is 7 minutes and 8 seconds, and 50.3 is 50 minutes and 30 seconds. */
    private static double seconds(Csv.Row row, int at) throws FormatException {
        String field = at < row.fields().size() ? row.fields().get(at).strip() : "";
        if (!CLOCK.matcher(field).matches()) {
            throw row.bad("minutes.seconds in field " + (at + 1), "something else");
        }
        String[] parts = field.split("\\.", -1);
        int seconds = parts.length == 1 ? 0 : Integer.parseInt((parts[1] + "0").substring(0, 2));
        return Integer.parseInt(parts[0]) * 60.0 + seconds;
    }
}
