package org.prodrome.evaluate;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.prodrome.data.FormatException;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;
import org.prodrome.evaluate.calibration.Calibrated;

/**
 * {@code predictions.csv}: one line a case, UTF-8, quoted as RFC 4180 has it, lines ended by a line feed. The columns
 * are
 *
 * <pre>case,subject,site,fold,label,score,decision</pre>
 *
 * where the fold counts from 0; label and decision are 1 for abnormal, 0 for normal, and empty where the case is
 * unlabelled or the detector abstained; the score has the fewest digits that give the same number back, so that every
 * figure can be recomputed exactly. Whether a subject was known is not written.
 *
 * <p>Where the detector was calibrated, a column {@code probability} or {@code p_value} follows, of what its
 * calibration made of the score.
 *
 * <p>Of a detector of several classes there follow {@code class}, the case's own, with {@code ;} between several and
 * empty where unknown, and for each class a column of its probability, {@code probability: } and its name.
 */
public final class PredictionsCsv {
    private static final List<String> COLUMNS =
            List.of("case", "subject", "site", "fold", "label", "score", "decision");

    private PredictionsCsv() {}

    public static void write(Path file, List<Prediction> predictions) throws IOException {
        List<String> header = new ArrayList<>(COLUMNS);
        Optional<Calibrated> first =
                predictions.stream().flatMap(each -> each.calibrated().stream()).findFirst();
        first.ifPresent(each -> header.add(each.meaning().name().toLowerCase(Locale.ROOT)));
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(file)) {
            predictions.stream()
                    .flatMap(each -> each.classed().stream())
                    .findFirst()
                    .ifPresent(classed -> {
                        header.add("class");
                        classed.names().forEach(name -> header.add("probability: " + name));
                    });
            csv.writeRecord(header);
            for (Prediction each : predictions) {
                List<String> row = row(each);
                if (first.isPresent()) {
                    row.add(each.calibrated()
                            .map(value -> Double.toString(value.value()))
                            .orElse(""));
                }
                each.classed().ifPresent(classed -> row.addAll(columns(classed)));
                csv.writeRecord(row);
            }
        }
    }

    /**
     * Reads what {@link #write} writes, but for what a calibration or several classes made of the scores.
     *
     * @throws FormatException if there is no such file, or it is something else; the message says in which line
     */
    public static List<Prediction> read(Path file) throws IOException, FormatException {
        if (!Files.isRegularFile(file)) {
            throw new FormatException(file.toString(), "a finished run's file", "nothing there");
        }
        List<Prediction> predictions = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                try {
                    predictions.add(prediction(row));
                } catch (NoSuchElementException | IllegalArgumentException e) {
                    throw new FormatException(
                            file + ", line " + row.getStartingLineNumber(),
                            "a prediction as " + String.join(",", COLUMNS),
                            String.join(",", row.getFields()));
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new FormatException(file.toString(), "comma-separated values in UTF-8", "something else");
        }
        if (predictions.isEmpty()) {
            throw new FormatException(file.toString(), "predictions as " + String.join(",", COLUMNS), "none");
        }
        return predictions;
    }

    private static Prediction prediction(NamedCsvRecord row) {
        return new Prediction(
                row.getField("case"),
                Subject.of(row.getField("subject")),
                row.getField("site"),
                Integer.parseInt(row.getField("fold")),
                said(row.getField("label"))
                        .map(abnormal -> abnormal ? Label.ABNORMAL : Label.NORMAL)
                        .orElse(Label.UNKNOWN),
                Double.parseDouble(row.getField("score")),
                said(row.getField("decision")));
    }

    private static Optional<Boolean> said(String cell) {
        return switch (cell) {
            case "" -> Optional.empty();
            case "0" -> Optional.of(false);
            case "1" -> Optional.of(true);
            default -> throw new IllegalArgumentException("expected 0, 1 or nothing, got " + cell);
        };
    }

    private static List<String> columns(Classed classed) {
        List<String> columns = new ArrayList<>();
        columns.add(classed.actual().stream().map(classed.names()::get).collect(Collectors.joining(";")));
        classed.probabilities().forEach(probability -> columns.add(Double.toString(probability)));
        return columns;
    }

    private static List<String> row(Prediction each) {
        return new ArrayList<>(List.of(
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
                each.decision().map(abnormal -> abnormal ? "1" : "0").orElse("")));
    }
}
