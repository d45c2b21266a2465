package org.prodrome.data.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prodrome.data.Case;
import org.prodrome.data.Dataset;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth;

/**
 * PTB-XL: ECGs of 12 leads and 10 s, {@code ptbxl_database.csv} with a line a record, {@code scp_statements.csv} that
 * says which statements are diagnostic, and records at 500 Hz ({@code records500/00000/00001_hr.hea}) and 100 Hz. Those
 * at 500 Hz are read where they are there, else those at 100 Hz. Classes are the statements, such as "NORM", without
 * their likelihoods. A record is normal where NORM is its only diagnostic statement, abnormal where another one is,
 * whatever its likelihood, and unknown where there is none, which form and rhythm leave open. Of the ten folds, which
 * part patients, the authors recommend 9 for validation and 10 for testing.
 *
 * <p>Wagner et al., "PTB-XL, a large publicly available electrocardiography dataset", Sci. Data 7:154, 2020;
 * https://physionet.org/content/ptb-xl/1.0.3/.
 */
final class PtbXl implements PublicDataset {
    private static final String CITATION =
            "Wagner et al., PTB-XL, a large publicly available electrocardiography dataset, Sci Data 7:154, 2020";
    private static final String RECORDS = "ptbxl_database.csv";
    private static final String STATEMENTS = "scp_statements.csv";
    private static final Pattern STATEMENT = Pattern.compile("'([^']{1,20})'\\s*:");
    private static final Pattern RECORD = Pattern.compile("records[15]00/\\d{5}/\\d{5}_[lh]r");

    @Override
    public About about() {
        return new About(
                "PTB-XL",
                "https://physionet.org/content/ptb-xl/",
                "CC BY 4.0",
                RECORDS + " and " + STATEMENTS + " with folders records500 or records100",
                "21,799 records of 18,869 patients",
                "column patient_id",
                "column site",
                "NORM as the only diagnostic statement is normal",
                "strat_fold 1 to 8 train, 9 validation, 10 test");
    }

    @Override
    public boolean recognises(Path folder) throws IOException {
        return Files.isRegularFile(folder.resolve(RECORDS)) && Files.isRegularFile(folder.resolve(STATEMENTS));
    }

    @Override
    public Dataset read(Path folder) throws IOException, FormatException {
        Listing listing = Listing.of(this, folder);
        Set<String> diagnostic = diagnostic(folder.resolve(STATEMENTS));
        Path table = folder.resolve(RECORDS);
        NamedColumns records = NamedColumns.read(
                table, ',', "ecg_id", "patient_id", "site", "device", "scp_codes", "strat_fold", "filename_hr");
        boolean fast = Files.isDirectory(folder.resolve("records500"));
        for (Csv.Row row : records.rows()) {
            String record = records.of(row, fast ? "filename_hr" : "filename_lr");
            Path header = folder.resolve(record + ".hea");
            Path samples = folder.resolve(record + ".dat");
            if (!RECORD.matcher(record).matches() || !Files.isRegularFile(header) || !Files.isRegularFile(samples)) {
                throw row.bad("a record's .hea and .dat at its path", "none there");
            }
            Case of = new Case(
                    records.of(row, "ecg_id"),
                    Subject.of(whole(records.of(row, "patient_id"))),
                    whole(records.of(row, "site")),
                    truth(records.of(row, "scp_codes"), diagnostic),
                    () -> CaseFile.payload(header));
            String device = records.of(row, "device");
            listing.add(
                    (device.isEmpty() ? of : of.recordedBy(device)).of(part(records, row)),
                    table,
                    folder.resolve(STATEMENTS),
                    header,
                    samples);
        }
        return listing.dataset(this, CITATION);
    }

    private static Set<String> diagnostic(Path file) throws IOException, FormatException {
        NamedColumns table = NamedColumns.read(file, ',', "diagnostic");
        Set<String> statements = new HashSet<>();
        for (Csv.Row row : table.rows()) {
            if (!table.of(row, "diagnostic").isEmpty()) {
                statements.add(row.fields().getFirst().strip());
            }
        }
        return statements;
    }

    private static Truth truth(String codes, Set<String> diagnostic) {
        List<String> statements = new ArrayList<>();
        for (Matcher found = STATEMENT.matcher(codes); found.find(); ) {
            statements.add(found.group(1));
        }
        Set<String> diagnoses = new HashSet<>(statements);
        diagnoses.retainAll(diagnostic);
        Truth.Label label = diagnoses.isEmpty()
                ? Truth.Label.UNKNOWN
                : diagnoses.equals(Set.of("NORM")) ? Truth.Label.NORMAL : Truth.Label.ABNORMAL;
        return Truth.of(label).withClasses(statements);
    }

    private static Case.Part part(NamedColumns records, Csv.Row row) throws FormatException {
        double fold = records.number(row, "strat_fold");
        if (fold < 1 || fold > 10) {
            throw row.bad("strat_fold from 1 to 10", "another number");
        }
        return fold == 10 ? Case.Part.TEST : fold == 9 ? Case.Part.VALIDATION : Case.Part.TRAIN;
    }

    /** A number as 15709.0 without its fraction. */
    private static String whole(String number) {
        return number.replaceFirst("\\.0$", "");
    }
}
