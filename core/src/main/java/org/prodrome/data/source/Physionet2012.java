package org.prodrome.data.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * The first two days in intensive care, of the PhysioNet/CinC Challenge 2012: a folder {@code set-a} (or b, c) of texts
 * such as {@code 132539.txt}, or an archive {@code set-a.tar.gz} of them, with {@code Outcomes-a.txt}. A line is
 * {@code hh:mm,variable,value}; -1 is missing. Death in hospital is abnormal; SAPS-I is the severity. The kind of unit
 * (1 coronary, 2 cardiac surgery, 3 medical, 4 surgical) counts as a site, all in one hospital. Patients aren't named.
 * Set a is the published training part, b and c test. Of an archive the texts are held in memory, some 30 MB.
 *
 * <p>Silva et al., "Predicting in-hospital mortality of ICU patients: the PhysioNet/Computing in Cardiology Challenge
 * 2012", Comput. Cardiol. 39:245, 2012.
 */
final class Physionet2012 implements PublicDataset {
    private static final String CITATION = "Silva et al., Predicting in-hospital mortality of ICU patients: the"
            + " PhysioNet/Computing in Cardiology Challenge 2012, Comput Cardiol 39:245, 2012";
    private static final Pattern OUTCOMES = Pattern.compile("Outcomes-[abc]\\.txt");
    private static final Pattern STAY = Pattern.compile("\\d{6}\\.txt");

    @Override
    public About about() {
        return new About(
                "PhysioNet/CinC 2012",
                "https://physionet.org/content/challenge-2012/",
                "ODC-By 1.0",
                "Outcomes-a.txt with a folder set-a or an archive set-a.tar.gz",
                "12,000 stays, of which set a has 4,000 with 554 deaths",
                "unknown, a stay",
                "kind of unit",
                "death in hospital",
                "set a train, b and c test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Folder.has(folder, OUTCOMES);
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path outcomes : Folder.files(folder, OUTCOMES)) {
            String set = Folder.name(outcomes).substring(9, 10);
            Path archive = folder.resolve("set-" + set + ".tar.gz");
            Map<String, IcuStay> stays =
                    Files.isRegularFile(archive) ? inArchive(archive) : inFolder(folder.resolve("set-" + set), archive);
            Path[] where = Files.isRegularFile(archive) ? new Path[] {outcomes, archive} : new Path[] {outcomes};
            list(listing, outcomes, stays, set.equals("a") ? Case.Part.TRAIN : Case.Part.TEST, where);
        }
        return listing.dataset(this, CITATION);
    }

    private static void list(Listing listing, Path outcomes, Map<String, IcuStay> stays, Case.Part part, Path... where)
            throws IOException, FormatException {
        List<Csv.Row> rows = Csv.read(outcomes);
        for (Csv.Row row : rows.subList(Math.min(1, rows.size()), rows.size())) {
            row.expectFields(6);
            String id = row.fields().getFirst().strip();
            IcuStay stay = stays.get(id);
            if (stay == null) {
                throw row.bad("a record " + Csv.quoted(id) + " in its set", "none");
            }
            Truth truth = truth(row);
            Case of = new Case(id, Subject.ofRecord(id), "ICU type " + stay.unit(), truth, stay::payload);
            listing.add(
                    of.of(part),
                    Stream.concat(Stream.of(where), stay.file().stream()).toArray(Path[]::new));
        }
    }

    private static Truth truth(Csv.Row row) throws FormatException {
        boolean died = switch (row.fields().get(5).strip()) {
            case "0" -> false;
            case "1" -> true;
            default ->
                throw row.bad("an outcome 0 or 1", Csv.quoted(row.fields().get(5)));
        };
        Truth truth = died
                ? Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("death in hospital"))
                : Truth.of(Truth.Label.NORMAL);
        String saps = row.fields().get(1).strip();
        return saps.matches("\\d{1,3}") ? truth.withSeverity(Integer.parseInt(saps)) : truth;
    }

    private static Map<String, IcuStay> inFolder(Path set, Path archive) throws IOException, FormatException {
        if (!Files.isDirectory(set)) {
            throw new FormatException(
                    set.toString(), "a folder, or an archive " + archive.getFileName() + " beside it", "neither");
        }
        Map<String, IcuStay> stays = new HashMap<>();
        for (Path file : Folder.files(set, STAY)) {
            stays.put(Folder.name(file).substring(0, 6), IcuStay.in(file));
        }
        return stays;
    }

    private static Map<String, IcuStay> inArchive(Path archive) throws IOException, FormatException {
        Map<String, IcuStay> stays = new HashMap<>();
        TarGz.read(archive, (name, bytes) -> {
            String own = name.substring(name.lastIndexOf('/') + 1);
            if (STAY.matcher(own).matches()) {
                stays.put(
                        own.substring(0, 6),
                        IcuStay.of(archive + ", " + own, new String(bytes, StandardCharsets.ISO_8859_1)));
            }
        });
        return stays;
    }
}
