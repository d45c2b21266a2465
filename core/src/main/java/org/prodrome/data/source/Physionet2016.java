package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Sha256;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;

/**
 * Heart sounds of the PhysioNet/CinC Challenge 2016: folders training-a to training-f, each with recordings as
 * {@code a0001.wav}, headers as {@code a0001.hea} and labels in {@code REFERENCE.csv} (-1 normal, 1 abnormal, 0 unsure,
 * which becomes unknown). A folder is a database of its own and counts as a site. The source names no subjects. Only
 * the sound is read, not the ECG that some records of training-a have. REFERENCE.csv decides which records there are.
 *
 * <p>Liu et al., "An open access database for the evaluation of heart sound algorithms", Physiol. Meas. 37, 2016.
 */
public final class Physionet2016 implements PublicDataset {
    static final String REFERENCE = "REFERENCE.csv";

    private static final String ORIGIN = "Liu et al., An open access database for the evaluation of heart sound"
            + " algorithms, Physiol Meas 37:2181, 2016; Clifford et al., Classification of normal/abnormal heart sound"
            + " recordings: the PhysioNet/Computing in Cardiology Challenge 2016, Comput Cardiol 43:609, 2016;"
            + " https://physionet.org/content/challenge-2016/";
    private static final Pattern SITE = Pattern.compile("training-[a-f]");
    private static final Pattern RECORD = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private record Recording(String site, String name, Truth truth, Path wav) {}

    @Override
    public About about() {
        return new About(
                "PhysioNet/CinC 2016",
                "https://physionet.org/content/challenge-2016/",
                "ODC-By 1.0",
                REFERENCE + " or folders training-a to training-f",
                "3,240 recordings",
                "unknown, a record",
                "database",
                "-1 normal, 1 abnormal",
                "none");
    }

    /**
     * Lists the recordings, sorted by site and name. Every WAV file's header is checked, and against the .hea file
     * where there is one, and every byte goes into the digest; samples are decoded when a case's payload is asked for.
     *
     * @param folder a folder with REFERENCE.csv, or one that holds some of training-a to training-f
     * @throws FormatException if it is no such folder, or a file in it is missing or not what it should be
     */
    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        List<Path> sites = sites(folder);
        if (sites.isEmpty()) {
            throw new FormatException(folder.toString(), about().layout(), Folder.contents(folder));
        }
        Map<String, Csv.Row> seen = new HashMap<>();
        List<Recording> recordings = new ArrayList<>();
        for (Path site : sites) {
            recordings.addAll(recordings(site, seen));
        }
        recordings.sort(Comparator.comparing(Recording::site).thenComparing(Recording::name));
        return dataset(recordings);
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return !new Physionet2017().recognises(folder) && !sites(folder).isEmpty();
    }

    private static List<Path> sites(Path folder) throws IOException {
        if (Files.isRegularFile(folder.resolve(REFERENCE))) {
            return List.of(folder);
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> SITE.matcher(Folder.name(child)).matches())
                    .sorted()
                    .toList();
        }
    }

    private static List<Recording> recordings(Path site, Map<String, Csv.Row> seen)
            throws IOException, FormatException {
        Path reference = site.resolve(REFERENCE);
        if (!Files.isRegularFile(reference)) {
            throw new FormatException(site.toString(), REFERENCE, Folder.contents(site));
        }
        List<Recording> recordings = new ArrayList<>();
        for (Csv.Row row : Csv.read(reference)) {
            Recording recording = recording(site, row);
            Csv.Row before = seen.putIfAbsent(recording.name(), row);
            if (before != null) {
                throw row.bad(
                        "a record that was not named before",
                        recording.name() + " again, first in " + before.file() + ", line " + before.line());
            }
            recordings.add(recording);
        }
        if (recordings.isEmpty()) {
            throw new FormatException(reference.toString(), "a line for each record, as in a0001,-1", "no line");
        }
        return recordings;
    }

    private static Recording recording(Path site, Csv.Row row) throws IOException, FormatException {
        String name = name(row);
        Truth.Label label = label(row);
        Path wav = site.resolve(name + ".wav");
        if (!Files.isRegularFile(wav)) {
            throw row.bad("a file " + wav.getFileName() + " beside it", "none");
        }
        Wav.Header header = Wav.header(wav);
        Path hea = site.resolve(name + ".hea");
        if (Files.exists(hea)) {
            Physionet2016Header.check(hea, name, header);
        }
        return new Recording(Folder.name(site), name, Truth.of(label), wav);
    }

    static String name(Csv.Row row) throws FormatException {
        row.expectFields(2);
        String name = row.fields().getFirst().strip();
        if (!RECORD.matcher(name).matches()) {
            throw row.bad("a record's name of letters and digits", Csv.quoted(name));
        }
        return name;
    }

    static Truth.Label label(Csv.Row row) throws FormatException {
        return switch (row.fields().getLast().strip()) {
            case "-1" -> Truth.Label.NORMAL;
            case "1" -> Truth.Label.ABNORMAL;
            case "0" -> Truth.Label.UNKNOWN;
            default ->
                throw row.bad(
                        "label -1, 1 or 0 for record " + name(row),
                        Csv.quoted(row.fields().getLast()));
        };
    }

    private Dataset dataset(List<Recording> recordings) throws IOException {
        Sha256 digest = new Sha256();
        List<Case> cases = new ArrayList<>();
        for (Recording r : recordings) {
            digest.add(r.site(), r.name(), r.truth().label().name());
            digest.add(r.wav());
            cases.add(new Case(r.name(), Subject.ofRecord(r.name()), r.site(), r.truth(), () -> Wav.read(r.wav())));
        }
        return new Dataset(about().name(), ORIGIN, about().licence(), digest.hex(), cases);
    }
}
