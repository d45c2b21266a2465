package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;
import org.prodrome.data.format.wfdb.Wfdb;
import org.prodrome.data.format.wfdb.WfdbAnnotations;

/**
 * The MIT-BIH Arrhythmia Database: half-hour records of two leads at 360 Hz as {@code 100.hea}, {@code 100.dat} and
 * {@code 100.atr}. A case is a record; its beats come from the reference annotations, by the classes of ANSI/AAMI EC57.
 * A record is normal where every beat is of class N or Q. The four records of paced beats, 102, 104, 107 and 217, are
 * left out, as EC57 asks. Records 201 and 202 are of one subject. The published split is DS1 to train and DS2 to test,
 * of de Chazal et al., which has that subject on both sides.
 *
 * <p>Moody and Mark, "The impact of the MIT-BIH Arrhythmia Database", IEEE Eng. Med. Biol. 20(3):45, 2001; de Chazal,
 * O'Dwyer and Reilly, "Automatic classification of heartbeats using ECG morphology and heartbeat interval features",
 * IEEE Trans. Biomed. Eng. 51:1196, 2004, Table I.
 */
final class MitBih implements PublicDataset {
    private static final String CITATION =
            "Moody and Mark, The impact of the MIT-BIH Arrhythmia Database, IEEE Eng Med" + " Biol 20(3):45, 2001";
    private static final Pattern RECORD = Pattern.compile("(1[0-2]\\d|2[0-3]\\d)\\.hea");
    private static final Set<String> PACED = Set.of("102", "104", "107", "217");
    private static final Set<String> DS1 = Set.of(
            "101", "106", "108", "109", "112", "114", "115", "116", "118", "119", "122", "124", "201", "203", "205",
            "207", "208", "209", "215", "220", "223", "230");

    @Override
    public About about() {
        return new About(
                "MIT-BIH Arrhythmia Database",
                "https://physionet.org/content/mitdb/",
                "ODC-By 1.0",
                "records 100 to 234, each as .hea, .dat and .atr",
                "48 records of 47 subjects",
                "record; 201 and 202 are one",
                "one",
                "a beat of class S, V or F",
                "DS1 train, DS2 test; paced records left out");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        for (Path header : Folder.files(folder, RECORD)) {
            if (Files.isRegularFile(beside(header, ".atr"))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Folder.check(folder);
        Listing listing = new Listing(folder);
        for (Path header : Folder.files(folder, RECORD)) {
            String record = record(header);
            if (PACED.contains(record)) {
                continue;
            }
            Path annotations = beside(header, ".atr");
            Path samples = beside(header, ".dat");
            for (Path needed : List.of(annotations, samples)) {
                if (!Files.isRegularFile(needed)) {
                    throw new FormatException(
                            header.toString(), "a file " + needed.getFileName() + " beside it", "none");
                }
            }
            Subject subject = Subject.of(record.equals("202") ? "201" : record);
            Case of = new Case(record, subject, "BIH", truth(header, annotations), () -> CaseFile.payload(header));
            listing.add(of.of(DS1.contains(record) ? Case.Part.TRAIN : Case.Part.TEST), header, samples, annotations);
        }
        return listing.dataset(this, CITATION);
    }

    private static Truth truth(Path header, Path file) throws IOException, FormatException {
        WfdbAnnotations.Listed listed = WfdbAnnotations.read(file);
        double rate;
        try (Wfdb record = Wfdb.open(header)) {
            rate = listed.rate().orElse(record.groups().getFirst().rate());
        }
        List<Truth.Beat> beats = new ArrayList<>();
        List<Truth.Interval> flutter = new ArrayList<>();
        double began = 0;
        for (WfdbAnnotations.Annotation at : listed.annotations()) {
            double time = at.sample() / rate;
            aami(at.symbol()).ifPresent(mark -> beats.add(new Truth.Beat(time, mark)));
            if (at.symbol().equals("[")) {
                began = time;
            } else if (at.symbol().equals("]")) {
                flutter.add(new Truth.Interval(began, time, "ventricular flutter"));
            }
        }
        boolean ectopic =
                beats.stream().anyMatch(beat -> beat.mark() != Truth.Beat.Aami.N && beat.mark() != Truth.Beat.Aami.Q);
        return Truth.of(ectopic || !flutter.isEmpty() ? Truth.Label.ABNORMAL : Truth.Label.NORMAL)
                .withBeats(beats)
                .withIntervals(flutter);
    }

    /** The class of an annotation; empty of one that is no beat. */
    static Optional<Truth.Beat.Aami> aami(String symbol) {
        return Optional.ofNullable(
                switch (symbol) {
                    case "N", "L", "R", "e", "j" -> Truth.Beat.Aami.N;
                    case "A", "a", "J", "S" -> Truth.Beat.Aami.S;
                    case "V", "E" -> Truth.Beat.Aami.V;
                    case "F" -> Truth.Beat.Aami.F;
                    case "/", "f", "Q" -> Truth.Beat.Aami.Q;
                    default -> null;
                });
    }

    private static String record(Path header) {
        return Folder.name(header).substring(0, 3);
    }

    private static Path beside(Path header, String ending) {
        return header.resolveSibling(record(header) + ending);
    }
}
