package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.Wav;

/**
 * Somebody's own recordings: a folder with a table {@code cases.csv} (UTF-8, RFC 4180) whose first line names its
 * columns, in any order:
 *
 * <ul>
 *   <li>{@code path}: a WAV file, relative to the folder and within it; the case's id
 *   <li>{@code label}: normal or 0, abnormal or 1, or nothing where it is unknown
 *   <li>{@code subject}, optional: whom the recording is of; where nothing stands, the record stands for its subject
 *   <li>{@code site}, optional: where nothing stands, the folder's name
 * </ul>
 *
 * <p>Another column is refused, for a misspelt {@code subject} would let one subject into both sides of a split. A
 * folder without cases.csv is read as {@link Physionet2016} reads it.
 */
public final class LabelledFolder {
    private static final String TABLE = "cases.csv";
    private static final Set<String> COLUMNS = Set.of("path", "subject", "site", "label");

    private record Recording(String id, Path wav, String subject, String site, Truth.Label label) {
        Case asCase() {
            Subject of = subject.isEmpty() ? Subject.ofRecord(id) : Subject.of(subject);
            return new Case(id, of, site, Truth.of(label), () -> Wav.read(wav));
        }
    }

    private LabelledFolder() {}

    /**
     * Lists the recordings in the table's order. Every file's header is checked and every byte goes into the digest;
     * samples are decoded when a case's payload is asked for.
     *
     * @throws FormatException if there is no table, a line of it is malformed, or a file is missing or no WAV file
     */
    public static Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Path table = folder.resolve(TABLE);
        if (!Files.isRegularFile(table)) {
            if (Physionet2016.recognises(folder)) {
                return Physionet2016.read(folder);
            }
            throw new FormatException(
                    folder.toString(), TABLE + " or " + Physionet2016.REFERENCE, Folder.contents(folder));
        }
        List<Csv.Row> rows = Csv.read(table);
        if (rows.size() < 2) {
            throw new FormatException(
                    table.toString(), "a line path,subject,site,label and one for each case", rows.size() + " lines");
        }
        Map<String, Integer> columns = columns(rows.getFirst());
        Map<String, Long> lines = new HashMap<>();
        Sha256 digest = new Sha256();
        List<Case> cases = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            Recording recording = recording(folder, columns, row);
            Long before = lines.putIfAbsent(recording.id(), row.line());
            if (before != null) {
                throw row.bad("a path that was not named before", "that of line " + before + " again");
            }
            digest.add(
                    recording.id(),
                    recording.subject(),
                    recording.site(),
                    recording.label().name());
            digest.add(recording.wav());
            cases.add(recording.asCase());
        }
        return new Dataset(Folder.name(folder), "a folder with " + TABLE, "not stated", digest.hex(), cases);
    }

    private static Map<String, Integer> columns(Csv.Row first) throws FormatException {
        Map<String, Integer> columns = new TreeMap<>();
        for (int i = 0; i < first.fields().size(); i++) {
            String name = first.fields().get(i).strip();
            if (!COLUMNS.contains(name) || columns.putIfAbsent(name, i) != null) {
                throw first.bad("columns path and label, optionally subject and site, each once", Csv.quoted(name));
            }
        }
        if (!columns.containsKey("path") || !columns.containsKey("label")) {
            throw first.bad("columns path and label", String.join(", ", columns.keySet()));
        }
        return columns;
    }

    private static Recording recording(Path folder, Map<String, Integer> columns, Csv.Row row)
            throws IOException, FormatException {
        row.expectFields(columns.size());
        Path path = within(field(columns, row, "path"), row);
        Path wav = folder.resolve(path);
        if (!Files.isRegularFile(wav)) {
            throw row.bad("a file at its path", "none at " + Csv.quoted(path.toString()));
        }
        if (!Folder.name(wav).toLowerCase(Locale.ROOT).endsWith(".wav")) {
            throw row.bad("a WAV file, named .wav", Csv.quoted(Folder.name(wav)));
        }
        Wav.header(wav);
        String site = field(columns, row, "site");
        return new Recording(
                path.toString().replace('\\', '/'),
                wav,
                field(columns, row, "subject"),
                site.isEmpty() ? Folder.name(folder) : site,
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
        throw row.bad("a path within the folder", Csv.quoted(path));
    }

    private static Truth.Label label(String field, Csv.Row row) throws FormatException {
        return switch (field.toLowerCase(Locale.ROOT)) {
            case "normal", "0" -> Truth.Label.NORMAL;
            case "abnormal", "1" -> Truth.Label.ABNORMAL;
            case "" -> Truth.Label.UNKNOWN;
            default -> throw row.bad("label normal, abnormal, 0, 1 or nothing", Csv.quoted(field));
        };
    }
}
