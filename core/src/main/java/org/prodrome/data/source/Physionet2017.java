package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * PhysioNet/CinC Challenge 2017: one lead of AliveCor's hand-held recorder at 300 Hz, {@code A00001.hea} with
 * {@code A00001.mat}, of 9 to 61 s, and REFERENCE.csv with a line a record: N normal rhythm, A atrial fibrillation, O
 * another rhythm, ~ too noisy to say, which is unknown. The labels were revised in November 2017: REFERENCE-v3.csv
 * counts where it lies beside. Patients aren't named.
 *
 * <p>Clifford et al., "AF Classification from a Short Single Lead ECG Recording", Comput. Cardiol. 44, 2017; files and
 * labels as of https://physionet.org/content/challenge-2017/1.0.0/ and https://moody-challenge.physionet.org/2017/.
 */
final class Physionet2017 implements PublicDataset {
    private static final String CITATION =
            "Clifford et al., AF Classification from a Short Single Lead ECG Recording, Comput Cardiol 44, 2017";
    private static final Pattern LINE = Pattern.compile("\\s*(A\\d{5})\\s*,\\s*([NAO~])\\s*");

    @Override
    public About about() {
        return new About(
                "PhysioNet/CinC 2017",
                "https://physionet.org/content/challenge-2017/",
                "ODC-By 1.0",
                "REFERENCE-v3.csv or REFERENCE.csv with lines as in A00001,N, and records A00001.hea and A00001.mat",
                "8,528 records",
                "unknown, a record",
                "none",
                "N normal, A and O abnormal, ~ unknown",
                "none");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        Path reference = reference(folder);
        return Files.isRegularFile(reference)
                && LINE.matcher(Folder.firstLine(reference)).matches();
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        Path reference = reference(folder);
        for (Csv.Row row : Csv.read(reference)) {
            String record = Physionet2016.name(row);
            Path header = folder.resolve(record + ".hea");
            Path samples = folder.resolve(record + ".mat");
            for (Path needed : List.of(header, samples)) {
                if (!Files.isRegularFile(needed)) {
                    throw row.bad("a file " + needed.getFileName() + " beside it", "none");
                }
            }
            Case of = new Case(record, Subject.ofRecord(record), "", truth(row), () -> CaseFile.payload(header));
            listing.add(of.recordedBy("AliveCor"), reference, header, samples);
        }
        return listing.dataset(this, CITATION);
    }

    private static Path reference(Path folder) {
        Path revised = folder.resolve("REFERENCE-v3.csv");
        return Files.isRegularFile(revised) ? revised : folder.resolve(Physionet2016.REFERENCE);
    }

    private static Truth truth(Csv.Row row) throws FormatException {
        String label = row.fields().getLast().strip();
        return switch (label) {
            case "N" -> Truth.of(Truth.Label.NORMAL).withClasses(List.of("normal rhythm"));
            case "A" -> Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("atrial fibrillation"));
            case "O" -> Truth.of(Truth.Label.ABNORMAL).withClasses(List.of("other rhythm"));
            case "~" -> Truth.unknown().withClasses(List.of("noisy"));
            default -> throw row.bad("label N, A, O or ~", Csv.quoted(label));
        };
    }
}
