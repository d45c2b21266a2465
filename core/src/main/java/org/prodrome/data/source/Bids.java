package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A folder of the Brain Imaging Data Structure: {@code sub-01[/ses-01]/anat/sub-01[_ses-01]_T1w.nii.gz} and so on. A
 * case is a file of a format that is read (NIfTI, EDF, BDF, pictures, WAV) in one of the folders of data types; its
 * class is the file's suffix, such as "T1w". The subject is the folder's. In participants.tsv the first column there is
 * of diagnosis, dx, group and label says what is normal: control, controls, healthy, hc, cn, nc and normal are, another
 * word is abnormal and a class, n/a is unknown; {@link ClassTree#NAME} overrules that. A column site is the site. Where
 * no column tells, the eventType of an _events.tsv does: a word that begins with "sz" is a seizure, and its interval.
 *
 * <p>https://bids-specification.readthedocs.io, "Data summary files"; for seizures the events of SzCORE,
 * https://github.com/esl-epfl/szcore. Derivatives, among them masks, and BrainVision, EEGLAB and MEG files are not
 * read.
 */
final class Bids {
    static final String LAYOUT = "folders sub-<label> with participants.tsv or dataset_description.json (BIDS)";

    private static final String PARTICIPANTS = "participants.tsv";
    private static final String DESCRIPTION = "dataset_description.json";
    private static final Pattern SUBJECT = Pattern.compile("sub-[0-9a-zA-Z+]+");
    private static final Pattern SESSION = Pattern.compile("ses-[0-9a-zA-Z+]+");
    private static final Pattern TYPE =
            Pattern.compile("anat|func|dwi|perf|pet|eeg|ieeg|meg|beh|micr|nirs|motion|mrs|emg");
    private static final Pattern DATA =
            Pattern.compile("sub-[^.]+_[0-9a-zA-Z]+\\.(nii|nii\\.gz|edf|bdf|png|tif|tiff|jpg|jpeg|wav)");
    private static final List<String> TELLING = List.of("diagnosis", "dx", "group", "label");
    private static final Set<String> NORMAL =
            Set.of("control", "controls", "healthy", "hc", "cn", "nc", "normal", "healthy control");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path root;
    private final Map<String, Truth.Label> labels;
    private final Map<String, Truth> truths = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>();
    private final Listing listing;
    private boolean told;

    private Bids(Path root) throws IOException, FormatException {
        this.root = root;
        this.labels = ClassTree.labels(root.resolve(ClassTree.NAME));
        this.listing = new Listing(root);
    }

    static boolean isAt(Path folder) throws IOException {
        return (Files.isRegularFile(folder.resolve(PARTICIPANTS)) || Files.isRegularFile(folder.resolve(DESCRIPTION)))
                && !Folder.folders(folder, SUBJECT).isEmpty();
    }

    /** @throws FormatException if participants.tsv doesn't name a subject, or no file is of a format that is read */
    static Dataset read(Path folder) throws IOException, FormatException {
        Bids tree = new Bids(folder);
        tree.participants();
        for (Path subject : Folder.folders(folder, SUBJECT)) {
            tree.collect(Folder.name(subject), subject);
            for (Path session : Folder.folders(subject, SESSION)) {
                tree.collect(Folder.name(subject), session);
            }
        }
        JsonNode described = tree.description();
        return tree.listing.dataset(
                described.path("Name").asString(Folder.name(folder)),
                "BIDS " + described.path("BIDSVersion").asString("of no stated version"),
                described.path("License").asString("not stated"),
                LAYOUT + ", and in them folders such as anat or eeg with NIfTI, EDF, BDF, pictures or WAV");
    }

    private JsonNode description() throws IOException, FormatException {
        Path file = root.resolve(DESCRIPTION);
        try {
            return JSON.readTree(Files.isRegularFile(file) ? Files.readString(file) : "{}");
        } catch (JacksonException e) {
            throw new FormatException(file.toString(), "a JSON object", "something else");
        }
    }

    private void participants() throws IOException, FormatException {
        Path file = root.resolve(PARTICIPANTS);
        if (!Files.isRegularFile(file)) {
            return;
        }
        NamedColumns table = NamedColumns.read(file, '\t', "participant_id");
        Optional<String> telling = TELLING.stream().filter(table::has).findFirst();
        told = telling.isPresent();
        for (Csv.Row row : table.rows()) {
            String subject = table.of(row, "participant_id");
            truths.put(
                    subject, truth(telling.map(column -> table.of(row, column)).orElse("n/a")));
            sites.put(subject, table.of(row, "site").replaceFirst("^n/a$", ""));
        }
    }

    private Truth truth(String word) {
        if (word.equals("n/a") || word.isEmpty()) {
            return Truth.unknown();
        }
        Truth.Label stated = labels.get(word);
        boolean normal = NORMAL.contains(word.toLowerCase(Locale.ROOT));
        return Truth.of(stated != null ? stated : normal ? Truth.Label.NORMAL : Truth.Label.ABNORMAL)
                .withClasses(List.of(word));
    }

    private void collect(String subject, Path place) throws IOException, FormatException {
        if (!truths.isEmpty() && !truths.containsKey(subject)) {
            throw new FormatException(root.toString(), "a line of " + PARTICIPANTS + " a subject", "none for one");
        }
        for (Path type : Folder.folders(place, TYPE)) {
            for (Path file : Folder.files(type, DATA)) {
                String name = Folder.name(file);
                String stem = name.substring(0, name.lastIndexOf('_'));
                Path events = type.resolve(stem + "_events.tsv");
                List<String> classes = new ArrayList<>(List.of(name.substring(stem.length() + 1, name.indexOf('.'))));
                Truth known = truths.getOrDefault(subject, Truth.unknown());
                String site = sites.getOrDefault(subject, "");
                classes.addAll(known.classes());
                Truth truth = Files.isRegularFile(events) ? withSeizures(known, events) : known;
                Case of = new Case(
                        listing.id(file),
                        Subject.of(subject),
                        site.isEmpty() ? Folder.name(root) : site,
                        truth.withClasses(classes),
                        () -> CaseFile.payload(file));
                List<Path> where = new ArrayList<>(List.of(file));
                for (Path table : List.of(events, root.resolve(PARTICIPANTS))) {
                    if (Files.isRegularFile(table)) {
                        where.add(table);
                    }
                }
                listing.add(of, where.toArray(Path[]::new));
            }
        }
    }

    private Truth withSeizures(Truth known, Path events) throws IOException, FormatException {
        NamedColumns table = NamedColumns.read(events, '\t', "onset", "duration");
        if (!table.has("eventType")) {
            return known;
        }
        List<Truth.Interval> seizures = new ArrayList<>();
        for (Csv.Row row : table.rows()) {
            String type = table.of(row, "eventType");
            if (type.startsWith("sz")) {
                double onset = table.number(row, "onset");
                double end = onset + table.number(row, "duration");
                if (!(onset >= 0 && end >= onset)) {
                    throw row.bad("an onset and a duration from 0 s on", "others");
                }
                seizures.add(new Truth.Interval(onset, end, type));
            }
        }
        Truth truth = told ? known : Truth.of(seizures.isEmpty() ? Truth.Label.NORMAL : Truth.Label.ABNORMAL);
        return truth.withIntervals(seizures);
    }
}
