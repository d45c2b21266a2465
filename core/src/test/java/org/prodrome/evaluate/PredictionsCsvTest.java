package org.prodrome.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prodrome.data.Truth.Label.NORMAL;
import static org.prodrome.data.Truth.Label.UNKNOWN;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.prodrome.data.Seed;
import org.prodrome.data.Subject;
import org.prodrome.data.Truth.Label;

final class PredictionsCsvTest {
    private static final Seed SEED = new Seed(4180);

    @TempDir
    Path folder;

    private static Prediction prediction(NamedCsvRecord row) {
        String label = row.getField("label");
        String decision = row.getField("decision");
        return new Prediction(
                row.getField("case"),
                Subject.of(row.getField("subject")),
                row.getField("site"),
                Integer.parseInt(row.getField("fold")),
                label.isEmpty() ? UNKNOWN : label.equals("1") ? Label.ABNORMAL : NORMAL,
                Double.parseDouble(row.getField("score")),
                decision.isEmpty() ? Optional.empty() : Optional.of(decision.equals("1")));
    }

    /** Whoever reads the file can recompute every figure. */
    @Test
    void figuresComeBackExactly() throws IOException {
        List<Prediction> predictions = Predictions.draw(SEED.random(), 826);
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(file, predictions);
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<Prediction> back =
                    rows.stream().map(PredictionsCsvTest::prediction).toList();
            assertThat(back).as("%s", SEED).isEqualTo(predictions);
            assertThat(Evaluation.of(back, Predictions.folds(5), SEED))
                    .isEqualTo(Evaluation.of(predictions, Predictions.folds(5), SEED));
        }
    }

    @Test
    void writesOneLineACase() throws IOException {
        Path file = folder.resolve("predictions.csv");
        PredictionsCsv.write(
                file,
                List.of(
                        Predictions.of("a0001", "s1", "training-a", 0, NORMAL, 0.1 + 0.2),
                        new Prediction(
                                "b,\"2\"", Subject.of("line\nbreak"), "", 3, UNKNOWN, -1e-300, Optional.empty())));
        assertThat(file).hasContent("""
                case,subject,site,fold,label,score,decision
                a0001,s1,training-a,0,0,0.30000000000000004,0
                "b,""2""\","line
                break",,3,,-1.0E-300,
                """);
    }
}
