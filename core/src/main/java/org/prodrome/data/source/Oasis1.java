package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * OASIS-1, the cross-sectional one: T1w of adults in folders as {@code disc1/OAS1_0001_MR1}, or without the discs. Read
 * is the average of a session's scans, in Talairach space and with the skull off
 * ({@code PROCESSED/MPRAGE/T88_111/OAS1_0001_MR1_mpr_n4_anon_111_t88_masked_gfc.hdr} with its .img, Analyze 7.5). The
 * clinical dementia rating is in the session's text ({@code CDR: 0.5}) or else in oasis_cross-sectional.csv; above 0 is
 * abnormal, and the severity. Whoever has no rating, which no one below 60 has, is normal and of class "not rated": the
 * paper counts 316 subjects without dementia so and 100 with it. MR2 is a second session of one of 20 subjects.
 *
 * <p>Marcus et al., "Open Access Series of Imaging Studies (OASIS): Cross-sectional MRI Data in Young, Middle Aged,
 * Nondemented, and Demented Older Adults", J. Cogn. Neurosci. 19:1498, 2007; https://sites.wustl.edu/oasisbrains/.
 */
final class Oasis1 implements PublicDataset {
    private static final String CITATION =
            "Marcus et al., Open Access Series of Imaging Studies (OASIS): Cross-sectional"
                    + " MRI Data in Young, Middle Aged, Nondemented, and Demented Older Adults, J Cogn Neurosci 19:1498, 2007";
    private static final Pattern SESSION = Pattern.compile("OAS1_\\d{4}_MR\\d");
    private static final Pattern DISC = Pattern.compile("disc\\d{1,2}");
    private static final Pattern VOLUME = Pattern.compile("OAS1_\\d{4}_MR\\d_mpr_n\\d_anon_111_t88_masked_gfc\\.hdr");

    @Override
    public About about() {
        return new About(
                "OASIS-1",
                "https://sites.wustl.edu/oasisbrains/",
                "its own: a data use agreement",
                "folders OAS1_0001_MR1 and so on, also under disc1 to disc12, each with PROCESSED/MPRAGE/T88_111",
                "436 sessions of 416 subjects, 100 of them with dementia",
                "number in the folder's name",
                "one",
                "a clinical dementia rating above 0",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        for (Path session : sessions(folder)) {
            if (Files.isDirectory(atlas(session))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Path table = folder.resolve("oasis_cross-sectional.csv");
        Map<String, String> ratings = ratings(table);
        Listing listing = new Listing(folder);
        for (Path session : sessions(folder)) {
            String id = Folder.name(session);
            List<Path> volumes = Folder.files(atlas(session), VOLUME);
            if (volumes.size() != 1) {
                throw new FormatException(
                        session.toString(),
                        "one PROCESSED/MPRAGE/T88_111/..._t88_masked_gfc.hdr",
                        volumes.isEmpty() ? "none" : volumes.size() + " of them");
            }
            Path text = session.resolve(id + ".txt");
            String rating = Files.isRegularFile(text) ? rating(text) : ratings.getOrDefault(id, "");
            if (!Files.isRegularFile(text) && !ratings.containsKey(id)) {
                throw new FormatException(
                        session.toString(), "a text " + id + ".txt, or a line in oasis_cross-sectional.csv", "neither");
            }
            Path header = volumes.getFirst();
            Subject subject = Subject.of(id.substring(0, id.lastIndexOf('_')));
            Case of =
                    new Case(id, subject, "Washington University", truth(rating, session), () -> Analyze.read(header));
            listing.add(of, header, Analyze.samples(header), Files.isRegularFile(text) ? text : table);
        }
        return listing.dataset(this, CITATION);
    }

    private static List<Path> sessions(Path folder) throws IOException {
        List<Path> sessions = new ArrayList<>(Folder.folders(folder, SESSION));
        for (Path disc : Folder.folders(folder, DISC)) {
            sessions.addAll(Folder.folders(disc, SESSION));
        }
        return sessions;
    }

    private static Path atlas(Path session) {
        return session.resolve("PROCESSED").resolve("MPRAGE").resolve("T88_111");
    }

    private static Map<String, String> ratings(Path table) throws IOException, FormatException {
        Map<String, String> ratings = new HashMap<>();
        if (Files.isRegularFile(table)) {
            NamedColumns rows = NamedColumns.read(table, ',', "ID", "CDR");
            for (Csv.Row row : rows.rows()) {
                ratings.put(rows.of(row, "ID"), rows.of(row, "CDR"));
            }
        }
        return ratings;
    }

    private static String rating(Path text) throws IOException {
        for (String line : Files.readAllLines(text, StandardCharsets.ISO_8859_1)) {
            if (line.strip().toUpperCase(Locale.ROOT).startsWith("CDR:")) {
                return line.strip().substring(4).strip();
            }
        }
        return "";
    }

    private static Truth truth(String rating, Path session) throws FormatException {
        if (rating.isEmpty() || rating.equals("N/A")) {
            return Truth.of(Truth.Label.NORMAL).withClasses(List.of("not rated"));
        }
        return switch (rating) {
            case "0", "0.0" -> Truth.of(Truth.Label.NORMAL).withSeverity(0);
            case "0.5", "1", "1.0", "2", "2.0", "3", "3.0" ->
                Truth.of(Truth.Label.ABNORMAL)
                        .withClasses(List.of("dementia"))
                        .withSeverity(Double.parseDouble(rating));
            default -> throw new FormatException(session.toString(), "a CDR of 0, 0.5, 1, 2 or 3", "another");
        };
    }
}
