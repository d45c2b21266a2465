package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.Truth.Label;
import org.prodrome.data.format.Wav;

/**
 * Heart sounds in the layout of the PhysioNet/CinC Challenge 2016 (Liu et al. 2016, Clifford et al. 2016): a folder for
 * each database, with a REFERENCE.csv of record names and labels (-1 normal, 1 abnormal, 0 unsure) and a WAV file a
 * record. A database is a site. The challenge names no subjects, so a record stands for one.
 */
public final class Physionet2016 {
    private static final String REFERENCE = "REFERENCE.csv";

    private Physionet2016() {}

    /**
     * Lists the recordings of a folder of databases, or of one database; samples are read later.
     *
     * @throws FormatException if the layout is another, or a label has no recording
     */
    public static Dataset read(Path folder) throws IOException, FormatException {
        List<Path> databases = databases(folder);
        MessageDigest digest = sha256();
        List<Case> cases = new ArrayList<>();
        for (Path database : databases) {
            cases.addAll(database(database, digest));
        }
        return new Dataset(
                "PhysioNet/CinC Challenge 2016",
                "Liu et al., Physiological Measurement 37 (2016) 2181; Clifford et al., Computing in Cardiology 2016",
                "Open Data Commons Attribution 1.0",
                HexFormat.of().formatHex(digest.digest()),
                cases);
    }

    private static List<Path> databases(Path folder) throws IOException, FormatException {
        if (!Files.isDirectory(folder)) {
            throw new FormatException(folder.toString(), "a folder", Files.exists(folder) ? "a file" : "nothing there");
        }
        if (Files.isRegularFile(folder.resolve(REFERENCE))) {
            return List.of(folder);
        }
        try (var inside = Files.list(folder)) {
            List<Path> entries = inside.sorted().toList();
            List<Path> databases = entries.stream()
                    .filter(entry -> Files.isRegularFile(entry.resolve(REFERENCE)))
                    .toList();
            if (databases.isEmpty()) {
                throw new FormatException(
                        folder.toString(),
                        "folders such as training-a with a " + REFERENCE + " and WAV files each",
                        entries.isEmpty() ? "an empty folder" : entries.size() + " entries without any " + REFERENCE);
            }
            return databases;
        }
    }

    private static List<Case> database(Path database, MessageDigest digest) throws IOException, FormatException {
        Path reference = database.resolve(REFERENCE);
        List<Case> cases = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        int line = 0;
        for (String text : Files.readAllLines(reference, StandardCharsets.UTF_8)) {
            line++;
            if (text.isBlank()) {
                continue;
            }
            String where = reference + ", line " + line;
            String[] fields = text.strip().split(",", -1);
            if (fields.length < 2 || !fields[0].matches("[A-Za-z0-9_-]+")) {
                throw new FormatException(where, "a record's name, a comma and a label", fields.length + " fields");
            }
            if (!seen.add(fields[0])) {
                throw new FormatException(where, "each record once", fields[0] + " again");
            }
            Path wav = database.resolve(fields[0] + ".wav");
            if (!Files.isRegularFile(wav)) {
                throw new FormatException(where, "a recording " + wav.getFileName() + " beside it", "none");
            }
            Wav.header(wav);
            digest.update(text.strip().getBytes(StandardCharsets.UTF_8));
            digest.update(Files.readAllBytes(wav));
            cases.add(new Case(
                    fields[0],
                    Subject.ofRecord(fields[0]),
                    database.toRealPath().getFileName().toString(),
                    Truth.of(label(fields[1].strip(), where)),
                    () -> Wav.read(wav)));
        }
        return cases;
    }

    private static Label label(String text, String where) throws FormatException {
        return switch (text) {
            case "-1" -> Label.NORMAL;
            case "1" -> Label.ABNORMAL;
            case "0" -> Label.UNKNOWN;
            default -> throw new FormatException(where, "a label of -1, 0 or 1", text);
        };
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
