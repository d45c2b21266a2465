package org.prodrome.evaluate;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

/**
 * {@code predictions.csv}: one line a case, UTF-8, quoted as RFC 4180 has it, lines ended by a line feed. The columns
 * are
 *
 * <pre>case,subject,site,fold,label,score,decision</pre>
 *
 * where the fold counts from 0; label and decision are 1 for abnormal, 0 for normal, and empty where the case is
 * unlabelled or the detector abstained; the score has the fewest digits that give the same number back, so that every
 * figure can be recomputed exactly. Whether a subject was known is not written; all come back as known.
 */
public final class PredictionsCsv {
    private static final List<String> HEADER = List.of("case", "subject", "site", "fold", "label", "score", "decision");

    private PredictionsCsv() {}

    public static void write(Path file, List<Prediction> predictions) throws IOException {
        StringBuilder text = new StringBuilder(Csv.line(HEADER));
        for (Prediction each : predictions) {
            text.append(Csv.line(List.of(
                    each.id(),
                    each.subject().id(),
                    each.site(),
                    Integer.toString(each.fold()),
                    switch (each.label()) {
                        case NORMAL -> "0";
                        case ABNORMAL -> "1";
                        case UNKNOWN -> "";
                    },
                    Double.toString(each.score()),
                    each.decision().map(abnormal -> abnormal ? "1" : "0").orElse(""))));
        }
        Files.writeString(file, text);
    }

    /** @throws FormatException naming the line and the column that are not as described above */
    public static List<Prediction> read(Path file) throws IOException, FormatException {
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new FormatException(file.toString(), "UTF-8", "bytes that are not");
        }
        List<Csv.Row> rows = Csv.read(file.toString(), text);
        if (rows.isEmpty() || !rows.getFirst().fields().equals(HEADER)) {
            throw new FormatException(
                    file + ", line 1",
                    String.join(",", HEADER),
                    rows.isEmpty()
                            ? "nothing"
                            : String.join(",", rows.getFirst().fields()));
        }
        List<Prediction> predictions = new ArrayList<>();
        for (Csv.Row row : rows.subList(1, rows.size())) {
            predictions.add(prediction(file + ", line " + row.line(), row.fields()));
        }
        return List.copyOf(predictions);
    }

    private static Prediction prediction(String where, List<String> fields) throws FormatException {
        if (fields.size() != HEADER.size()) {
            throw new FormatException(where, HEADER.size() + " fields", fields.size() + "");
        }
        Label label = abnormal(where + ", label", fields.get(4))
                .map(abnormal -> abnormal ? Label.ABNORMAL : Label.NORMAL)
                .orElse(Label.UNKNOWN);
        return new Prediction(
                fields.get(0),
                Subject.of(fields.get(1)),
                fields.get(2),
                fold(where + ", fold", fields.get(3)),
                label,
                score(where + ", score", fields.get(5)),
                abnormal(where + ", decision", fields.get(6)));
    }

    private static Optional<Boolean> abnormal(String where, String field) throws FormatException {
        return switch (field) {
            case "1" -> Optional.of(true);
            case "0" -> Optional.of(false);
            case "" -> Optional.empty();
            default -> throw new FormatException(where, "1, 0 or nothing", field);
        };
    }

    private static int fold(String where, String field) throws FormatException {
        if (!field.matches("\\d{1,9}")) {
            throw new FormatException(where, "a number from 0", field);
        }
        return Integer.parseInt(field);
    }

    private static double score(String where, String field) throws FormatException {
        double score;
        try {
            score = Double.parseDouble(field);
        } catch (NumberFormatException e) {
            throw new FormatException(where, "a finite number", field);
        }
        if (!Double.isFinite(score)) {
            throw new FormatException(where, "a finite number", field);
        }
        return score;
    }
}
